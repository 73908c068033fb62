-- A shop looks for the few disputed orders among many, and no index knows the status.
--: setup
create table orders (id int primary key, status text not null, created_at timestamptz not null, total numeric(10, 2) not null);
insert into orders
select i, case when i % 2500 = 0 then 'disputed' else 'delivered' end, timestamptz '2024-01-01' + i * interval '1 minute', i % 500
from generate_series(1, 500000) i;
--: query
select id, total from orders where status = 'disputed'
--: fix remedy
