-- Visits counted by page, from the same file: all rows are wanted, but not parsed anew each time.
--: setup
create extension file_fdw;
create server files foreign data wrapper file_fdw;
do $$ begin execute format('copy (select i, 1 + (i * 7919::bigint) %% 40000, date ''2026-01-01'' + i %% 300, ''page/'' || i %% 977
    from generate_series(1, 500000) i) to %L with (format csv)', current_setting('data_directory') || '/visits.csv'); end $$;
create foreign table visits (id int, customer_id int, visited_on date, page text) server files options (filename 'visits.csv', format 'csv');
--: query
select page, count(*) from visits group by page
--: fix remedy
--: query after
select page, count(*) from visits_rows group by page
