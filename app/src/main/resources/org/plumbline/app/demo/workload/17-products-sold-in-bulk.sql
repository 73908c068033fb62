-- A join that multiplies the rows, and DISTINCT that throws them away again.
--: values
select 3
--: statement
select distinct p.id, p.name from products p join order_items i on i.product_id = p.id where i.quantity > ?
