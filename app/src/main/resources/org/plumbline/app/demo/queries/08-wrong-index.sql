-- The latest disputed order of all
-- The planner walks all orders by date, as it expects to meet a disputed one soon; the latest hundred thousand have none.
-- rule: wrong-index-for-limit
select id, total from orders where status = 'disputed' order by created_at desc limit 1
