-- What is only added up is sorted before.
--: values
select timestamptz '2025-06-01 00:00+00'
--: statement
select count(*), sum(amount) from (select amount from payments where paid_at >= ? order by reference) as paid
