-- A report over few rows whose cost the planner takes for high, as it expects a thousand rows of each series: the query is compiled, which
-- takes longer than running it.
--: server jit
--: setup
create table products (id int primary key, category int not null, price int not null);
insert into products select i, i % 8, i % 500 from generate_series(1, 500) i;
--: session
set local jit = on;
set local max_parallel_workers_per_gather = 0;
--: query
select p.category, m.month, w.week, sum(p.price) from products p
cross join generate_series(timestamp '2024-01-01', timestamp '2024-06-01', interval '1 month') as m(month)
cross join generate_series(timestamp '2024-01-01', timestamp '2024-01-22', interval '1 week') as w(week)
group by 1, 2, 3 order by 1, 2, 3
--: fix remedy
