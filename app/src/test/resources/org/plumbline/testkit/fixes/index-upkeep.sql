-- A load of orders puts each into four indexes beside the primary key. Without those four, which are made anew afterwards, it does not.
--: setup
create table orders (id int primary key, customer_id int not null, product_id int not null, ordered_at timestamptz not null,
    reference text not null);
create index orders_customer_id_idx on orders (customer_id);
create index orders_product_id_idx on orders (product_id);
create index orders_ordered_at_idx on orders (ordered_at);
create index orders_reference_idx on orders (reference);
create table staging as
select i as id, (1 + (i * 7919::bigint) % 50000)::int as customer_id, ((i * 104729::bigint) % 3000)::int as product_id,
    timestamptz '2025-01-01' + i * interval '10 s' as ordered_at, md5(i::text) as reference
from generate_series(1, 150000) i;
--: session
truncate orders;
--: query
insert into orders select * from staging
--: fix
drop index orders_customer_id_idx, orders_product_id_idx, orders_ordered_at_idx, orders_reference_idx;
