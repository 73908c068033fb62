-- How much text each account wrote: the sums need little memory, but what finds no room goes to disk with its text.
--: setup
create table entries (id int not null, account_id int not null, payload text not null);
insert into entries select i, 1 + (i * 7919::bigint) % 150000, repeat(md5(i::text), 12) from generate_series(1, 400000) i;
--: query
select account_id, count(*), sum(length(payload)) from entries group by account_id
--: fix remedy
