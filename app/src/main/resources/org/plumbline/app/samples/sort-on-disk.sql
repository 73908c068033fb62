select order_id, method, amount, reference
from payments
where paid_at >= timestamptz '2024-01-01'
order by method, amount desc;
