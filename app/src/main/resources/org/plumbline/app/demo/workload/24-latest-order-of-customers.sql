-- Two subqueries that look up the same row.
--: values
select 5001, 25000
--: statement
select c.id, (select o.id from orders o where o.customer_id = c.id order by o.created_at desc, o.id desc limit 1) as latest,
       (select o.total from orders o where o.customer_id = c.id order by o.created_at desc, o.id desc limit 1) as total
from customers c where c.id between ? and ?
