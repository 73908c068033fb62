-- A shop shows the newest orders, and sorts all of them for it.
--: setup
create table orders (id int primary key, customer_id int not null, created_at timestamptz not null, total numeric(10, 2) not null, note text not null);
insert into orders
select i, i % 5000, timestamptz '2024-01-01' + (i * 7919::bigint) % 700001 * interval '1 minute', i % 500, 'order ' || md5(i::text)
from generate_series(1, 700000) i;
--: query
select id, customer_id, total from orders order by created_at desc limit 20
--: fix remedy
