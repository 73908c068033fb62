-- The same without an index: every page sorts the whole table first.
--: setup
create table events (id int primary key, happened_at timestamptz not null, kind int not null, payload text not null);
insert into events
select i, timestamptz '2024-01-01' + (i * 7919::bigint) % 600011 * interval '1 minute', i % 7, md5(i::text) from generate_series(1, 600000) i;
--: query
select id, happened_at, payload from events order by happened_at, id limit 20 offset 200000
--: fix
create index on events (happened_at, id);
--: query after
select id, happened_at, payload from events where (happened_at, id) > (timestamptz '2024-05-20', 500000) order by happened_at, id limit 20
