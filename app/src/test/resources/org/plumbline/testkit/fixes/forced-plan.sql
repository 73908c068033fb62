-- Somebody once switched hash joins off for a single query, and the setting stayed.
--: setup
create table products (id int primary key, name text not null, kind int not null);
insert into products select i, 'product ' || i, i % 50 from generate_series(1, 200000) i;
create table sales (id int primary key, product_id int not null, amount int not null);
insert into sales select i, (i * 7919::bigint % 200000)::int + 1, i % 90 from generate_series(1, 1000000) i;
--: session
set local enable_hashjoin = off;
set local work_mem = '64MB';
--: query
select p.kind, sum(s.amount) from sales s join products p on p.id = s.product_id group by p.kind
--: fix remedy
