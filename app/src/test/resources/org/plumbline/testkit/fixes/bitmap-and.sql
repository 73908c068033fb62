-- The open orders of one warehouse: an index on each column, and none on both.
--: setup
create table orders (id int primary key, warehouse_id int not null, status int not null, note text not null);
insert into orders
select i, (i::bigint * 7919 % 100003) % 8, case when (i::bigint * 104729 % 1000003) % 8 < 7 then (i::bigint * 104729 % 1000003) % 8 else 7 end,
    repeat(md5(i::text), 6)
from generate_series(1, 400000) i;
delete from orders where warehouse_id = 3 and status = 5 and id % 60 <> 0;
create index on orders (warehouse_id);
create index on orders (status);
--: query
select count(note) from orders where warehouse_id = 3 and status = 5
--: fix remedy
