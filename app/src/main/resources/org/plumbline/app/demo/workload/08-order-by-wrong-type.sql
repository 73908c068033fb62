-- The driver sends a decimal for an integer column.
--: values
select 1 + i * scaled(500000) / 60 from generate_series(1, 15) i
--: statement
select id, status, total from orders where id = cast(? as numeric)
