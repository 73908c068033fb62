select o.id, o.created_at, i.line, p.name, i.quantity, i.unit_price
from customers c
join orders o on o.customer_id = c.id
join order_items i on i.order_id = o.id
join products p on p.id = i.product_id
where c.email = 'customer4711@example.com'
order by o.created_at desc, i.line;
