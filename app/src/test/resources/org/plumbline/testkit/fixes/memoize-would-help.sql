-- A sale's items are few products, looked up among three million: somebody switched Memoize off, which would keep them.
--: setup
create table products (id int primary key, name text not null, price int not null);
insert into products select i, 'Product ' || i, i % 500 from generate_series(1, 3000000) i;
create table items (id int primary key, product_id int not null, quantity int not null);
insert into items select i, 1 + (abs(hashint4(i)) % 2000) * 1500, i % 9 from generate_series(1, 60000) i;
--: session
set local enable_memoize = off;
--: query
select sum(p.price * i.quantity) from items i join products p on p.id = i.product_id
--: fix remedy
