-- A shop's search shows the products whose names are most like a text that may have typing errors.
--: setup
create extension pg_trgm;
create table products (id int primary key, name text not null, price numeric(10, 2) not null);
insert into products
select i, (array['Lamp', 'Table', 'Chair', 'Shelf', 'Carpet', 'Mirror', 'Curtain', 'Cushion'])[1 + i % 8] || ' '
    || (array['oak', 'steel', 'linen', 'glass', 'marble', 'velvet', 'walnut'])[1 + i % 7] || ' ' || substr(md5(i::text), 1, 8), i % 500
from generate_series(1, 100000) i;
--: query
select id, name, price from products order by name <-> 'Miror walnut' limit 10
--: fix remedy
