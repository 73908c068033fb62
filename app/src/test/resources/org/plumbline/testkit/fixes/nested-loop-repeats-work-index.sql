-- The reviews of a few customers, from a table that is read as a whole for each of them.
--: setup
create table customers (id int primary key, name text not null, city text not null);
insert into customers select i, 'Customer ' || i, 'City ' || i % 400 from generate_series(1, 20000) i;
create table reviews (id int primary key, customer_id int not null, stars int not null, created_at timestamptz not null);
insert into reviews
select i, 1 + (i * 1009) % 20000, i % 5, timestamptz '2024-01-01' + i * interval '1 minute' from generate_series(1, 150000) i;
--: query
select c.name, r.stars
from customers c
left join lateral (select * from reviews r where r.customer_id = c.id order by r.created_at desc limit 1) r on true
where c.city = 'City 77'
--: fix remedy
