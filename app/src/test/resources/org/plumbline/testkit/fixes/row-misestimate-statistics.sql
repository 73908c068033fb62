-- City, country and language go together; the planner multiplies their shares, expects few customers and looks each order up.
--: setup
create table customers (id int primary key, city text not null, country text not null, language text not null);
insert into customers select i, 'City ' || i % 4, 'Country ' || i % 4, 'Language ' || i % 4 from generate_series(1, 100000) i;
create table orders (id int primary key, customer_id int not null, total numeric(10, 2) not null, note text not null);
insert into orders select i, 1 + (i * 1009) % 100000, i % 500, repeat('x', 20) from generate_series(1, 400000) i;
create index on orders (customer_id);
--: query
select sum(o.total) from orders o join customers c on c.id = o.customer_id
where c.city = 'City 3' and c.country = 'Country 3' and c.language = 'Language 3'
--: fix remedy
