select occurred_at, kind, page
from events
where customer_id = 4711
order by occurred_at desc;
