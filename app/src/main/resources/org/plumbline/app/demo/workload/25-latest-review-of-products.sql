-- Each review asks for the latest of its product.
--: values
select scaled(20000) / 4
--: statement
select r.product_id, r.id, r.rating from reviews r
where r.created_at = (select max(n.created_at) from reviews n where n.product_id = r.product_id) and r.product_id <= ?
