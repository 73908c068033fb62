-- Page 12,000 of a list of events: the pages before it are made and thrown away.
--: setup
create table events (id int primary key, happened_at timestamptz not null, kind int not null, payload text not null);
insert into events
select i, timestamptz '2024-01-01' + i * interval '1 minute', i % 7, md5(i::text) || md5((i + 1)::text) from generate_series(1, 600000) i;
create index events_happened_at_id_idx on events (happened_at, id);
--: query
select id, happened_at, payload from events order by happened_at, id limit 20 offset 500000
--: query after
select id, happened_at, payload from events where (happened_at, id) > (timestamptz '2024-01-01' + 500000 * interval '1 minute', 500000)
order by happened_at, id limit 20
