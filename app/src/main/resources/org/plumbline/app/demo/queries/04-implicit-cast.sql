-- An order by a number of the wrong type
-- The application sends a numeric for an integer column: each id is cast, and the primary key cannot be used.
-- rule: implicit-cast
select id, status, total from orders where id = 4711::numeric
