-- Nothing is wrong with this one.
--: values
select 1 + (i * 7919::bigint) % scaled(500000) from generate_series(1, 3000) i
--: statement
select i.line, p.name, i.quantity, i.unit_price
from order_items i join products p on p.id = i.product_id where i.order_id = ? order by i.line
