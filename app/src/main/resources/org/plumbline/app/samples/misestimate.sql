select p.category, sum(i.quantity * i.unit_price) as revenue
from customers c
join orders o on o.customer_id = c.id
join order_items i on i.order_id = o.id
join products p on p.id = i.product_id
where c.city = 'Paris' and c.country = 'FR' and c.language = 'fr'
group by p.category
order by revenue desc;
