select id, customer_id, total
from orders
where status = 'processing'
order by created_at
limit 10;
