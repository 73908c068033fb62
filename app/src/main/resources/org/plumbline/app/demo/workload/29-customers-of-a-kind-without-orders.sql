-- All orders are joined to find those who have none.
--: values
select 'business'
--: statement
select c.id, c.name from customers c left join orders o on o.customer_id = c.id where c.segment = ? and o.total is null
