-- A driver sends an order's number as numeric, so that the integer column is converted in every row.
--: setup
create table payments (id int primary key, order_id int not null, amount numeric(10, 2) not null, note text not null);
insert into payments select i, i, i % 900, md5(i::text) from generate_series(1, 500000) i;
create index on payments (order_id);
--: query
select amount from payments where order_id = 4711::numeric
--: query after
select amount from payments where order_id = cast(4711::numeric as bigint)
