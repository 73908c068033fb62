select order_id, quantity, unit_price
from order_items
where product_id = 17003
order by order_id;
