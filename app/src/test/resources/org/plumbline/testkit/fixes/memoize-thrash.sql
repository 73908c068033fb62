-- The highest price of each item's product: what Memoize keeps does not fit, and is thrown out just before it is asked for again.
--: setup
create table prices (id int primary key, product_id int not null, price numeric(10, 2) not null);
insert into prices select i, 1 + i % 3000, i % 997 from generate_series(1, 60000) i;
create index on prices (product_id);
create table order_items (id int primary key, product_id int not null, quantity int not null);
insert into order_items select i, 1 + i % 3000, i % 9 from generate_series(1, 60000) i;
--: session
set local work_mem = '64kB';
--: query
select sum(h.price * i.quantity) from order_items i
cross join lateral (select max(p.price) as price from prices p where p.product_id = i.product_id) h
--: fix remedy
