-- The orders of one day, asked for by a cast of the time, which the index on the time cannot answer.
--: setup
create table orders (id int primary key, created_at timestamptz not null, total numeric(10, 2) not null);
insert into orders select i, timestamptz '2024-01-01' + i * interval '1 minute', i % 500 from generate_series(1, 500000) i;
create index on orders (created_at);
--: query
select sum(total) from orders where created_at::date = '2024-05-01'
--: query after
select sum(total) from orders where created_at >= '2024-05-01' and created_at < '2024-05-02'
