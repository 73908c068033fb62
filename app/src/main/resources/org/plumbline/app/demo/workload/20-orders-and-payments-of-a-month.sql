-- UNION looks for rows that are there twice, and there can be none.
--: values
select timestamptz '2024-02-01 00:00+00', timestamptz '2024-02-01 00:00+00'
--: statement
select id, 'order' as what, total from orders where created_at < ? union select id, 'payment', amount from payments where paid_at < ?
