-- A look-up of a few milliseconds for which a parallel worker is started each time, as somebody set the cost of starting one to 0.
--: setup
create table tickets (id int primary key, queue int not null, subject text not null);
insert into tickets select i, i % 100, repeat('x', 60) from generate_series(1, 90000) i;
--: session
set local max_parallel_workers_per_gather = 1;
set local parallel_setup_cost = 0;
--: query
select count(*) from tickets where queue = 5
--: until Workers Launched: 1
--: fix remedy
