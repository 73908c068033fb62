-- More than a million rows are joined and then grouped; the other way round there are few to join.
--: values
select from generate_series(1, 1)
--: statement
select p.name, sum(i.quantity) from products p join order_items i on i.product_id = p.id group by p.id, p.name
