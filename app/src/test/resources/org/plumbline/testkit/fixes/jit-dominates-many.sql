-- A report of many sums over twenty thousand rows, which the planner expects a thousand times: each sum is compiled for itself.
--: server jit
--: setup
create table readings (id int primary key, day int not null, a int not null, b int not null, c int not null, d int not null, e int not null);
insert into readings select i, i % 30, i % 7, i % 11, i % 13, i % 17, i % 19 from generate_series(1, 20000) i;
--: session
set local jit = on;
set local max_parallel_workers_per_gather = 0;
--: query
select r.day, sum(a), sum(b), sum(c), sum(d), sum(e), sum(a * b), sum(b * c), sum(c * d), sum(d * e), avg(a), avg(b), avg(c), avg(d),
    max(a + b), max(c + d), min(a - b), min(c - d), count(*) filter (where a > b), count(*) filter (where c > d)
from readings r cross join generate_series(timestamp '2024-01-01', timestamp '2024-03-01', interval '1 month') as copy(month) where a + b > 2 or c * d < 7 group by 1 order by 1
--: fix remedy
