-- A report that sorts more than fits into work_mem.
--: values
select 100 from generate_series(1, 3)
--: statement
select order_id, amount, rank() over (order by amount desc, paid_at) as place from payments limit ?
