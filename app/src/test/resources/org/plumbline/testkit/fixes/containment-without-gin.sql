-- Events are kept as documents, and those of one rare kind are wanted.
--: setup
create table events (id int primary key, data jsonb not null);
insert into events
select i, jsonb_build_object('kind', case when i % 4000 = 0 then 'refund' else 'view' end, 'user', i % 5000, 'page', md5(i::text))
from generate_series(1, 300000) i;
--: query
select id from events where data @> '{"kind": "refund"}'
--: fix remedy
