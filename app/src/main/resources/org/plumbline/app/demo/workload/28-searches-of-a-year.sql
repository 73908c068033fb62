-- Of each page view the year is worked out.
--: values
select from generate_series(1, 1)
--: statement
select count(*) from page_views where extract(year from viewed_at) = 2024 and path = '/search'
