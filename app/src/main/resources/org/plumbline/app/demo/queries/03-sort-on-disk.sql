-- All lines of all orders, the dearest first
-- The sort is larger than work_mem and goes to disk.
-- rule: sort-spill
select order_id, line, product_id, quantity, unit_price from order_items order by unit_price desc
