-- A foreign key without an index.
--: values
select 1 + i * scaled(500000) / 60 from generate_series(1, 40) i
--: statement
select id, method, amount, paid_at from payments where order_id = ?
