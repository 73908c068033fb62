select id, customer_id, created_at, total
from orders
where status = 'disputed' and created_at >= timestamptz '2024-01-01'
order by created_at;
