-- Someone sorted a subquery "to be safe", and the join that uses it forgets the order.
--: setup
create table customers (id int primary key, name text not null);
insert into customers select i, 'customer ' || i from generate_series(1, 300000) i;
create table orders (id int primary key, customer_id int not null, created_at timestamptz not null);
insert into orders
select i, i % 300000, timestamptz '2024-01-01' + (i * 7919::bigint) % 100003 * interval '1 minute' from generate_series(1, 300000) i;
--: session
set local work_mem = '64MB';
set local enable_mergejoin = off;
--: query
select c.name, o.created_at from customers c
left join (select customer_id, created_at from orders order by created_at, id) o on o.customer_id = c.id
--: query after
select c.name, o.created_at from customers c
left join (select customer_id, created_at from orders) o on o.customer_id = c.id
