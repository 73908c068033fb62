-- Likewise where the rows are sorted first.
--: setup
create table customers (id int primary key, name text not null, city text not null);
insert into customers select i, 'Customer ' || i, 'City ' || i % 50 from generate_series(1, 20000) i;
create table orders (id int primary key, customer_id int not null, total numeric(10, 2) not null);
insert into orders select i, 1 + (i * 1009) % 20000, i % 500 from generate_series(1, 400000) i;
create index on orders (customer_id);
--: session
set local enable_hashagg = off;
set local work_mem = '64MB';
--: query
select distinct c.id, c.name from customers c join orders o on o.customer_id = c.id
--: fix
--: query after
select c.id, c.name from customers c where exists (select 1 from orders o where o.customer_id = c.id)
