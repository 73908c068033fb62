select id, customer_id, created_at, total
from orders
order by created_at desc
limit 20 offset 600000;
