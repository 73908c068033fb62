-- Page views of one day
-- The condition is on a function of the time: every month is read, not one.
-- rule: wrapped-column
select count(*) from page_views where date_trunc('day', viewed_at, 'UTC') = '2025-03-03 00:00+00'
