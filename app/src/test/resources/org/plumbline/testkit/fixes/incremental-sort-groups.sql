-- The largest payments of the first day: there is an index on the day, and every day has very many payments.
--: setup
create table payments (id int primary key, day date not null, amount numeric(10, 2) not null, note text not null);
insert into payments
select i, date '2024-01-01' + i / 150000, (i * 7919::bigint) % 100003, md5(i::text) from generate_series(1, 600000) i;
create index payments_day_idx on payments (day);
--: query
select * from payments order by day, amount limit 20
--: fix remedy
