select c.name, sum(i.quantity * i.unit_price) as revenue
from customers c
join orders o on o.customer_id = c.id
join order_items i on i.order_id = o.id
where c.segment = 'wholesale'
group by c.name;
