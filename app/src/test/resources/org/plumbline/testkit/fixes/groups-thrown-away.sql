-- The customers of one town with the sum of their orders: a subquery sums up the orders of all customers for it.
--: setup
create table customers (id int primary key, name text not null, city text not null);
insert into customers select i, 'Customer ' || i, 'City ' || i % 500 from generate_series(1, 20000) i;
create table orders (id int primary key, customer_id int not null, total numeric(10, 2) not null);
insert into orders select i, 1 + (i * 1009) % 20000, i % 500 from generate_series(1, 600000) i;
create index on orders (customer_id);
--: query
select c.id, c.name, s.orders, s.total
from customers c
left join (select customer_id, count(*) as orders, sum(total) as total from orders group by customer_id) s on s.customer_id = c.id
where c.city = 'City 7'
--: fix
--: query after
select c.id, c.name, s.orders, s.total
from customers c
left join lateral (
    select count(*) as orders, sum(o.total) as total from orders o where o.customer_id = c.id group by o.customer_id) s on true
where c.city = 'City 7'
