-- DISTINCT in a list that is only looked up: all orders are grouped for a hundred customers.
--: values
select 1001, 1100 from generate_series(1, 2)
--: statement
select id, name from customers where id between ? and ? and id in (select distinct customer_id from orders)
