delete from orders
where customer_id = 90007 and created_at < timestamptz '2023-02-01';
