with spending as (
    select customer_id, count(*) as orders, sum(total) as revenue
    from orders
    group by customer_id
)
select mine.orders, mine.revenue, theirs.orders, theirs.revenue
from spending mine, spending theirs
where mine.customer_id = 4711 and theirs.customer_id = 4712;
