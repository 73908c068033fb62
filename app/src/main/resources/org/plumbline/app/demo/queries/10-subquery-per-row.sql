-- Each product's rating, asked for one by one
-- The subquery runs once for each product, although one pass over the reviews could answer for all of them.
-- rule: correlated-subplan
select p.id, p.name, (select avg(r.rating) from reviews r where r.product_id = p.id) as rating
from products p where p.category <> 'garden'
