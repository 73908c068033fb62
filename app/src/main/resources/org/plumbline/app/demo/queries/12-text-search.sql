-- Products by a part of the reference
-- A pattern that starts with % cannot use an ordinary index.
-- rule: infix-like
select id, order_id, amount from payments where reference like '%customer 4711'
