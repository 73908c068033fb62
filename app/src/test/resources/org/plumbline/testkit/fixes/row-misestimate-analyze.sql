-- The orders were loaded after the table was analysed last: the planner takes them for few and looks each of them up.
--: setup only
create table customers (id int primary key, name text not null);
insert into customers select i, 'Customer ' || i from generate_series(1, 200000) i;
create table orders (id int primary key, customer_id int not null, status text not null, total numeric(10, 2) not null);
insert into orders select i, 1 + (i * 1009) % 200000, 'shipped', i % 500 from generate_series(1, 1000) i;
create index on orders (status);
analyze;
insert into orders select i, 1 + (i * 1009) % 200000, 'open', i % 500 from generate_series(1001, 300000) i;
--: query
select sum(o.total), count(distinct c.name) from orders o join customers c on c.id = o.customer_id where o.status = 'open'
--: fix remedy
