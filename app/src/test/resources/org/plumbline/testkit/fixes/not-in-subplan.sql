-- Orders of customers who are not on a list: the list does not fit into memory, so it is searched from the start for each order.
--: setup
create table blocked (customer_id int not null, reason text not null);
insert into blocked select i * 3, 'unpaid' from generate_series(1, 5000) i;
create table orders (id int primary key, customer_id int not null, total numeric(10, 2) not null);
insert into orders select i, i * 2, i % 500 from generate_series(1, 4500) i;
--: session
set local work_mem = '64kB';
--: query
select sum(total) from orders where customer_id not in (select customer_id from blocked)
--: fix
--: query after
select sum(total) from orders o where not exists (select 1 from blocked b where b.customer_id = o.customer_id)
