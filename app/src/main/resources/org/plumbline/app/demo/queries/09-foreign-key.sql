-- Ten orders deleted
-- Payments and returns refer to orders and have no index for it: each order deleted reads both tables. It writes: EXPLAIN ANALYZE has to be
-- confirmed, and is rolled back.
-- rule: foreign-key-without-index
delete from orders where id between 1001 and 1010
