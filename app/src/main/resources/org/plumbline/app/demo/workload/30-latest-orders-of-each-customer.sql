-- Again one statement for each row of a list, this one for the first three of many.
--: values
select 1 + (i * 7919) % scaled(250000) from generate_series(1, 1000) i
--: statement
select id, created_at, total from orders where customer_id = ? order by created_at desc limit 3
