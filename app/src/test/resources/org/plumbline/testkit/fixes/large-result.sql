-- A page shows fifty orders, and the program fetches all of them to do so.
--: setup
create table orders (id int primary key, created_at timestamptz not null, note text not null);
insert into orders select i, timestamptz '2024-01-01' + i * interval '1 minute', repeat(md5(i::text), 2) from generate_series(1, 250000) i;
create index orders_created_at_idx on orders (created_at);
--: query
select * from orders order by created_at desc
--: query after
select * from orders order by created_at desc limit 50
