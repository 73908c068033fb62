-- One customer's visits, in a file that the web server writes each night: every query parses all of it.
--: setup
create extension file_fdw;
create server files foreign data wrapper file_fdw;
do $$ begin execute format('copy (select i, 1 + (i * 7919::bigint) %% 40000, date ''2026-01-01'' + i %% 300, ''page/'' || i %% 977
    from generate_series(1, 500000) i) to %L with (format csv)', current_setting('data_directory') || '/visits.csv'); end $$;
create foreign table visits (id int, customer_id int, visited_on date, page text) server files options (filename 'visits.csv', format 'csv');
--: query
select * from visits where customer_id = 4711
--: fix
create materialized view visits_rows as select * from visits;
create index on visits_rows (customer_id);
analyze visits_rows
--: query after
select * from visits_rows where customer_id = 4711
