-- A WITH query that was written to be kept sums up every customer's orders, and one customer is looked at.
--: setup
create table orders (id int primary key, customer_id int not null, total numeric(10, 2) not null);
insert into orders select i, 1 + (i * 1009) % 50000, i % 500 from generate_series(1, 800000) i;
create index on orders (customer_id);
--: query
with totals as materialized (select customer_id, count(*) as orders, sum(total) as spent from orders group by customer_id)
select * from totals where customer_id = 4711
--: query after
with totals as not materialized (select customer_id, count(*) as orders, sum(total) as spent from orders group by customer_id)
select * from totals where customer_id = 4711
