-- A plan for one parallel worker, on a server whose pool of workers is empty.
--: setup
create table payments (id int primary key, method int not null, reference text not null);
insert into payments select i, i % 4, md5(i::text) from generate_series(1, 600000) i;
--: session
set local max_parallel_workers_per_gather = 1;
set local max_parallel_workers = 0;
--: query
select method, count(*) from payments where reference ~ '(a|b)[0-9]+c' group by method
--: fix remedy
