-- DISTINCT in a list that is only looked up.
--: values
select 'disputed' from generate_series(1, 2)
--: statement
select id, name from customers where id in (select distinct customer_id from orders where status = ?)
