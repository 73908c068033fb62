-- A bitmap of many pages, with little memory for it.
--: setup
create table readings (id int primary key, sensor int not null, value int not null, note text not null);
insert into readings select i, (i::bigint * 7919 % 100003) % 8, i % 1000, repeat(md5(i::text), 8) from generate_series(1, 500000) i;
create index on readings (sensor);
--: session
set local work_mem = '64kB';
set local enable_indexscan = off;
set local enable_seqscan = off
--: query
select sum(value) from readings where sensor = 3
--: fix remedy
