-- OR between columns of two tables: no index serves both.
--: values
select scaled(500000) / 2, 'Ada' || scaled(250000) / 20 * 10 || '@example.com'
--: statement
select o.id, c.name, o.total from orders o join customers c on c.id = o.customer_id where o.id = ? or c.email = ?
