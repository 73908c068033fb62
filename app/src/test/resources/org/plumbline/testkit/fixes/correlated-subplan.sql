-- The name of each order's customer, looked up for each order by itself.
--: setup
create table customers (id int primary key, name text not null, city text not null);
insert into customers select i, 'Customer ' || i, 'City ' || i % 50 from generate_series(1, 20000) i;
create table orders (id int primary key, customer_id int not null references customers, total numeric(10, 2) not null);
insert into orders select i, 1 + (i * 1009) % 20000, i % 500 from generate_series(1, 300000) i;
--: query
select o.id, o.total, (select c.name from customers c where c.id = o.customer_id) as customer from orders o
--: fix
--: query after
select o.id, o.total, c.name as customer from orders o left join customers c on c.id = o.customer_id
