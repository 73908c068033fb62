-- A function around the partition key: all months are read for one day.
--: values
select timestamptz '2025-03-01 00:00+00' + i * interval '1 day' from generate_series(1, 4) i
--: statement
select count(*) from page_views where date_trunc('day', viewed_at, 'UTC') = ?
