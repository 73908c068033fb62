-- A function of the column has no index, its beginning has.
--: values
select from generate_series(1, 3)
--: statement
select id, name from customers where left(email, 5) = 'Ada99'
