-- An export of nearly all readings. Somebody set the cost of handing rows over to nearly nothing, so workers read them and the leader
-- takes each one over.
--: setup
create table readings (id int primary key, station int not null, value float not null, remark text not null);
insert into readings select i, i % 100, i % 777, repeat('x', 60) from generate_series(1, 800000) i;
--: session
set local max_parallel_workers_per_gather = 2;
set local parallel_tuple_cost = 0.001;
--: query
select * from readings where station < 95
--: until Workers Launched: 2
--: fix remedy
