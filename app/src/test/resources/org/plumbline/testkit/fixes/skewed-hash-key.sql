-- Orders of guests all have the customer 0, whom no customer is: they fill one batch of the hash table, which is cut in vain again and again.
--: setup
create table customers (id int not null, name text not null);
insert into customers select i, 'customer ' || i from generate_series(1, 200000) i;
create table orders (id int primary key, customer_id int not null, total numeric(10, 2) not null, details jsonb not null);
insert into orders
select i, case when i % 2 = 0 then 0 else 1 + (i * 7919::bigint) % 200000 end, i % 900, '{"channel": "web", "currency": "EUR"}'
from generate_series(1, 600000) i;
--: query
select c.id, c.name, o.id, o.total
from customers c
left join orders o on o.customer_id = c.id and o.details->>'channel' = 'web' and o.details->>'currency' = 'EUR'
--: query after
select c.id, c.name, o.id, o.total
from customers c
left join orders o on o.customer_id = c.id and o.details->>'channel' = 'web' and o.details->>'currency' = 'EUR' and o.customer_id <> 0
