-- Whole rows are sorted, and twenty of them returned.
--: values
select scaled(50000)
--: statement
select * from reviews order by rating, created_at, id offset ? limit 20
