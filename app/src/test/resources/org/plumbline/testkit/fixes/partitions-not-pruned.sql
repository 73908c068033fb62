-- Payments are joined with their orders by number only, although both know the month that the orders are partitioned by.
--: setup
create table orders (id int not null, month int not null, total int not null, note text not null, primary key (id, month)) partition by list (month);
do $$ begin for m in 1..36 loop execute format('create table orders_%s partition of orders for values in (%s)', m, m); end loop; end $$;
insert into orders select i, 1 + i % 36, i % 500, repeat(md5(i::text), 8) from generate_series(1, 360000) i;
create table payments (order_id int not null, month int not null, paid_on int not null);
insert into payments select i, 1 + i % 36, i % 300 from generate_series(1, 200000) i;
create index on payments (paid_on);
--: session
set local enable_hashjoin = off;
set local enable_mergejoin = off
--: query
select sum(o.total) from payments p join orders o on o.id = p.order_id where p.paid_on = 42
--: query after
select sum(o.total) from payments p join orders o on o.id = p.order_id and o.month = p.month where p.paid_on = 42
