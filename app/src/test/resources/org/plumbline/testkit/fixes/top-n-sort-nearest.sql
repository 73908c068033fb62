-- A map shows the ten places that are nearest, and works out the distance of all of them for it.
--: setup
create table places (id int primary key, name text not null, location point not null);
insert into places select i, 'Place ' || i, point((i * 7919::bigint) % 100003 / 1000.0, (i * 104729::bigint) % 99991 / 1000.0)
from generate_series(1, 300000) i;
--: query
select id, name from places order by location <-> point '(29.5,40.1)' limit 10
--: fix remedy
