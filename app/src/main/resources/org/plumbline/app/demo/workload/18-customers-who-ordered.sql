-- All are counted to see whether there is one.
--: values
select 'wholesale' from generate_series(1, 2)
--: statement
select id, name from customers c where segment = ? and (select count(*) from orders o where o.customer_id = c.id) > 0
