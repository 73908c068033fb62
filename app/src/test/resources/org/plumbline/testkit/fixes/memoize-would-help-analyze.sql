-- Items just loaded and never analysed: without statistics the planner takes each product for another one.
--: setup only
create table products (id int primary key, name text not null, price int not null);
insert into products select i, 'Product ' || i, i % 500 from generate_series(1, 5000) i;
vacuum analyze products;
create table items (id int primary key, product_id int not null, quantity int not null);
insert into items select i, 1 + abs(hashint4(i)) % 5000, i % 9 from generate_series(1, 200000) i;
--: session
set local enable_hashjoin = off;
set local enable_mergejoin = off;
--: query
select sum(p.price * i.quantity) from items i join products p on p.id = i.product_id
--: fix remedy
