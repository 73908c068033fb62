-- A join that multiplies the rows, and DISTINCT that throws them away again.
--: values
select 'wholesale'
--: statement
select distinct c.id, c.name from customers c join orders o on o.customer_id = c.id where c.segment = ?
