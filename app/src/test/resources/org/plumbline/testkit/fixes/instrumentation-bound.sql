-- Millions of rows that cost next to nothing each: the clock that is read for each of them takes more than they do.
--: setup
create table readings (id int not null, value int not null);
insert into readings select i, i % 1000 from generate_series(1, 4000000) i;
--: query
select max(value) from readings
--: options after timing off
