-- The condition that ties the invoices to the shipments was forgotten.
--: setup
create table invoices (id int primary key, order_id int not null, amount numeric(10, 2) not null);
insert into invoices select i, i, i % 900 from generate_series(1, 2000) i;
create table shipments (id int primary key, order_id int not null, weight numeric(10, 2) not null);
insert into shipments select i, i, i % 70 from generate_series(1, 2000) i;
--: query
select i.order_id, sum(i.amount), sum(s.weight) from invoices i, shipments s where s.weight > 10 group by i.order_id
--: fix
--: query after
select i.order_id, sum(i.amount), sum(s.weight) from invoices i join shipments s on s.order_id = i.order_id where s.weight > 10
group by i.order_id
