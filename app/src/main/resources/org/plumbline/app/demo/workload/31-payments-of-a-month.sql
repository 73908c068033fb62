-- DISTINCT where no two rows are the same anyhow.
--: values
select timestamptz '2025-07-06 00:00+00'
--: statement
select distinct id, order_id, amount from payments where paid_at >= ?
