-- Of each page view the year is worked out.
--: values
select 2024
--: statement
select count(*) from page_views where extract(year from viewed_at) = {} and path = '/search'
