-- A load of items looks for the order of each. Without the constraint, which is checked for all of them at once afterwards, it does not.
--: setup
create table orders (id int primary key);
insert into orders select i from generate_series(1, 200000) i;
create table items (id int not null, order_id int not null references orders);
--: query
insert into items select i, 1 + i % 200000 from generate_series(1, 150000) i
--: fix
alter table items drop constraint items_order_id_fkey;
