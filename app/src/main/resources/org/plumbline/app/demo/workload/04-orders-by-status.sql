-- No index on the status.
--: values
select 'disputed' from generate_series(1, 20)
--: statement
select id, customer_id, total from orders where status = ?
