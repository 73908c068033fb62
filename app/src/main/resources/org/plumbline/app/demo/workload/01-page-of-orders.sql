-- A page of orders, a hundred at a time. What each of them costs further, the next file has.
--: values
select timestamptz '2024-01-01 00:00+00' + page * interval '5 days' from generate_series(1, 120) page
--: statement
select id, customer_id, total from orders where created_at >= ? order by created_at limit 100
