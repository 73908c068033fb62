-- Customers who never ordered: all orders of all others are joined, to look for a missing order number.
--: setup
create table customers (id int primary key, name text not null);
insert into customers select i, 'Customer ' || i from generate_series(1, 20000) i;
create table orders (id int primary key, customer_id int not null, total numeric(10, 2) not null);
insert into orders select i, 1 + (i * 1009::bigint) % 19500, i % 500 from generate_series(1, 600000) i;
create index on orders (customer_id);
--: query
select c.id, c.name from customers c left join orders o on o.customer_id = c.id where o.id is null
--: fix
--: query after
select c.id, c.name from customers c where not exists (select 1 from orders o where o.customer_id = c.id)
