-- Counting by an index alone, in a table that was changed all over and not vacuumed since.
--: setup only
create table items (id int primary key, shelf int not null, stock int not null, note text not null) with (fillfactor = 80);
insert into items select i, i % 4, i % 50, repeat(md5(i::text), 4) from generate_series(1, 400000) i;
create index on items (shelf);
vacuum items;
update items set stock = stock + 1 where id % 10 = 0;
analyze items;

--: session
set local enable_bitmapscan = off;
set local enable_seqscan = off
--: query
select count(*) from items where shelf = 2
--: fix remedy
