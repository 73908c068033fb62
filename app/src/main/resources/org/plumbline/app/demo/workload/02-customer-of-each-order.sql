-- One statement for each row of the page before ("N+1"), its value written into the text.
--: values
select 1 + (i * 7919) % scaled(250000) from generate_series(1, 12000) i
--: statement
select name, email from customers where id = {}
