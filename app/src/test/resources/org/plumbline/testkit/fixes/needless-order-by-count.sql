-- A query was wrapped to count its rows, its ORDER BY included. What is counted only VERBOSE prints.
--: options verbose
--: setup
create table orders (id int primary key, customer_id int not null, created_at timestamptz not null);
insert into orders
select i, i % 300000, timestamptz '2024-01-01' + (i * 7919::bigint) % 100003 * interval '1 minute' from generate_series(1, 300000) i;
--: query
select count(*) from (select id, customer_id from orders order by created_at desc) o
--: query after
select count(*) from (select id, customer_id from orders) o
