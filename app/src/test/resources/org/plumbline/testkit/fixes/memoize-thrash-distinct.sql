-- Statistics set by hand long ago say that few customers order: in truth hardly one does twice, and keeping their rows is in vain.
--: setup
create table customers (id int primary key, name text not null);
insert into customers select i, 'Customer ' || i from generate_series(1, 200000) i;
create table orders (id int primary key, customer_id int not null, total numeric(10, 2) not null);
insert into orders select i, 1 + (i * 7919) % 200000, i % 500 from generate_series(1, 200000) i;
alter table orders alter column customer_id set (n_distinct = 100);
--: session
set local enable_hashjoin = off;
set local enable_mergejoin = off;
--: query
select count(c.name) from orders o join customers c on c.id = o.customer_id
--: fix remedy
