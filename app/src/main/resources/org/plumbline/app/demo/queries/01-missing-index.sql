-- Disputed orders
-- A handful of orders among all: no index knows the status, so every order is read.
-- rule: selective-seq-scan
select id, customer_id, total from orders where status = 'disputed'
