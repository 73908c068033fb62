-- What is being processed, with its customers
-- The latest orders came after the last analyze: the planner expects one order that is processing, and there are very many.
-- rule: stale-statistics
select c.name, sum(o.total) from orders o join customers c on c.id = o.customer_id where o.status = 'processing' group by c.name
