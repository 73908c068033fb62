select count(*)
from carts
where updated_at >= timestamptz '2025-02-01' and updated_at < timestamptz '2025-10-01' and customer_id < 75000;
