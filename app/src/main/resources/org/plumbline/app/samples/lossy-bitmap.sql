select count(*), sum(total)
from orders
where customer_id between 20001 and 22000 or created_at >= timestamptz '2025-12-01';
