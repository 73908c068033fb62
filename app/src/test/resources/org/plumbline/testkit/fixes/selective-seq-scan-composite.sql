-- One customer's orders of a week: an index on both columns leads to them.
--: setup
create table orders (id int primary key, customer_id int not null, created_at timestamptz not null, total numeric(10, 2) not null);
insert into orders
select i, i % 1000, timestamptz '2024-01-01' + i * interval '1 minute', i % 500 from generate_series(1, 500000) i;
--: query
select id, total from orders where customer_id = 42 and created_at >= '2024-05-01' and created_at < '2024-06-01'
--: fix remedy
