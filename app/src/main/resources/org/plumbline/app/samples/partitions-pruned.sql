select kind, count(*)
from events
where occurred_at >= (select max(started_at) from campaigns)
group by kind;
