-- The number of different products was set by hand when each item was another one: the planner expects no product twice.
--: setup
create table products (id int primary key, name text not null, price int not null);
insert into products select i, 'Product ' || i, i % 500 from generate_series(1, 5000) i;
create table items (id int primary key, product_id int not null, quantity int not null);
insert into items select i, 1 + abs(hashint4(i)) % 5000, i % 9 from generate_series(1, 200000) i;
alter table items alter column product_id set (n_distinct = -1);
--: session
set local enable_hashjoin = off;
set local enable_mergejoin = off;
--: query
select sum(p.price * i.quantity) from items i join products p on p.id = i.product_id
--: fix remedy
