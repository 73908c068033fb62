-- Page 10 000 of the orders
-- All orders of the pages before are read and thrown away.
-- rule: large-offset
select id, status, total from orders order by created_at desc offset 200000 limit 20
