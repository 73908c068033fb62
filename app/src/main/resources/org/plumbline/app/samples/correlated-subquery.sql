select c.id, c.name,
       (select sum(i.quantity * i.unit_price)
        from orders o
        join order_items i on i.order_id = o.id
        where o.customer_id = c.id) as revenue
from customers c
where c.city = 'Lyon';
