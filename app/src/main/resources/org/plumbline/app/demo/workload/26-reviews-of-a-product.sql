-- A WITH that is worked out for all products, to show one.
--: values
select i from generate_series(1, 2) i
--: statement
with rated as materialized (select product_id, count(*) as reviews, avg(rating) as rating from reviews group by product_id)
select reviews, rating from rated where product_id = ?
