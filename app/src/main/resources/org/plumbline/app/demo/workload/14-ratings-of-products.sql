-- A subquery for each row, although one pass could answer for all.
--: values
select 'garden'
--: statement
select p.id, p.name, (select avg(r.rating) from reviews r where r.product_id = p.id) as rating from products p where p.category <> ?
