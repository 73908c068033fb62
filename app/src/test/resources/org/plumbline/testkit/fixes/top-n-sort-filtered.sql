-- The newest paid orders: most orders are paid, so an index on the status alone would not help, and one with the time does.
--: setup
create table orders (id int primary key, status text not null, created_at timestamptz not null, total numeric(10, 2) not null, note text not null);
insert into orders
select i, case when i % 3 = 0 then 'open' else 'paid' end, timestamptz '2024-01-01' + (i * 7919::bigint) % 700001 * interval '1 minute',
    i % 500, 'order ' || md5(i::text)
from generate_series(1, 700000) i;
--: query
select id, total from orders where status = 'paid' order by created_at desc, id desc limit 20
--: fix remedy
