-- OFFSET paging: somebody reads all orders, page by page.
--: values
select page * scaled(20000) from generate_series(1, 15) page
--: statement
select id, status, total from orders order by created_at desc offset ? limit 20
