-- A shop searches its articles by a part of their names.
--: setup
create extension pg_trgm;
create table products (id int primary key, name text not null, price numeric(10, 2) not null);
insert into products
select i, case when i % 8000 = 0 then 'desk lamp ' else 'article ' end || md5(i::text), i % 700 from generate_series(1, 300000) i;
--: query
select id, price from products where name ilike '%lamp%'
--: fix remedy
