-- All payments in the order of their time, in which they were stored too: an index in that order spares the sort.
--: setup
create table payments (id int not null, paid_at timestamptz not null, amount numeric(10, 2) not null, note text not null);
insert into payments
select i, timestamptz '2024-01-01' + (i + i % 13) * interval '1 minute', i % 500, 'payment ' || md5(i::text) from generate_series(1, 600000) i;
--: query
select * from payments order by paid_at
--: fix remedy
