-- A customer's ten latest orders: the planner walks all orders by date, as it expects to meet his soon, but he left long ago.
--: setup
create table orders (id int primary key, customer_id int not null, created_at timestamptz not null, total numeric(10, 2) not null);
insert into orders
select i, case when i < 20000 then i % 10 else 10 + i % 990 end, timestamptz '2024-01-01' + i * interval '1 minute', i % 500
from generate_series(1, 600000) i;
create index on orders (created_at);
--: query
select id, total from orders where customer_id = 7 order by created_at desc limit 10
--: fix remedy
