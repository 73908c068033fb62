-- A WITH query has an ORDER BY of its own, and the one query that reads it sorts its rows by something else.
--: setup
create table readings (id int primary key, station int not null, note text not null);
insert into readings select i, (i * 7919::bigint) % 300007, 'note ' || (i * 104729::bigint) % 299993 from generate_series(1, 300000) i;
--: session
set local work_mem = '128MB';
--: query
with noted as materialized (select station, note from readings order by note)
select station, note from noted order by station
--: query after
with noted as materialized (select station, note from readings)
select station, note from noted order by station
