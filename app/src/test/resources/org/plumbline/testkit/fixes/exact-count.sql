-- A dashboard shows how many rows a log has, to the last one.
--: setup
create table log (id int, line text);
insert into log select i, 'line ' || i from generate_series(1, 1500000) i;
--: query
select count(*) from log
--: query after
select reltuples::bigint as about_so_many_rows from pg_class where oid = 'log'::regclass
