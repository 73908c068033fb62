select c.name, c.email, latest.rating, latest.created_at
from customers c
left join lateral (
    select r.rating, r.created_at
    from reviews r
    where r.customer_id = c.id
    order by r.created_at desc
    limit 1
) latest on true
where c.city = 'Bergen' and c.segment = 'business' and c.created_at >= timestamptz '2023-06-01';
