select r.body, o.id, o.total
from reviews r
join orders o on o.customer_id = r.customer_id
where r.rating >= 3 and o.created_at >= timestamptz '2025-01-01';
