-- NOT IN a list that is too long to be hashed is searched from its beginning for each row.
--: values
select 1001, 1003
--: statement
select id, name from customers where id between ? and ? and id not in (select customer_id from orders)
