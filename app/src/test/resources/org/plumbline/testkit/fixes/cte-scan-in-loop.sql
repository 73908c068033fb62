-- Orders of one campaign are joined with its customers, of whom far more than expected are kept by a WITH query: they have no index there.
--: setup
create table customers (id int primary key, name text not null, country text not null, language text not null, currency text not null);
insert into customers select i, 'Customer ' || i, 'C' || i % 41, 'L' || i % 41, 'M' || i % 41 from generate_series(1, 80000) i;
create table orders (id int primary key, customer_id int not null, month int not null, week int not null, campaign int not null);
insert into orders select i, 1 + (i * 1009) % 80000, i % 50, i % 50, i % 50 from generate_series(1, 100000) i;
--: query
with chosen as materialized (select id, name from customers where country = 'C7' and language = 'L7' and currency = 'M7')
select o.id, c.name from orders o join chosen c on c.id = o.customer_id where o.month = 9 and o.week = 9 and o.campaign = 9
--: query after
with chosen as not materialized (select id, name from customers where country = 'C7' and language = 'L7' and currency = 'M7')
select o.id, c.name from orders o join chosen c on c.id = o.customer_id where o.month = 9 and o.week = 9 and o.campaign = 9
