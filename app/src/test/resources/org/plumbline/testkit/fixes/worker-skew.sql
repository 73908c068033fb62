-- The few wholesale customers have nearly all orders and stand on one page of their table: the process that gets this page has all the work.
--: setup
create table customers (id int primary key, segment text not null, note text not null);
insert into customers
select i, case when i > 29994 then 'wholesale' else 'retail' end, repeat('x', 900) from generate_series(1, 30000) i;
create table orders (id int primary key, customer_id int not null, total numeric(10, 2) not null);
insert into orders
select i, case when i % 10 < 6 then 29995 + i % 6 else i % 29994 end, i % 1000 from generate_series(1, 1500000) i;
create index orders_customer_id_idx on orders (customer_id);
--: session
set local max_parallel_workers_per_gather = 2;
set local parallel_setup_cost = 10;
set local parallel_tuple_cost = 0.001;
--: options verbose
--: query
select c.id, sum(o.total) from customers c join orders o on o.customer_id = c.id where c.segment = 'wholesale' group by c.id
--: fix remedy
