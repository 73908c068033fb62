-- Millions of pairs that cost next to nothing each: the clock that is read for each of them takes more than they do.
--: setup
create table shifts (id int primary key, slot int not null);
insert into shifts select i, i from generate_series(1, 3000) i;
--: query
select count(*) from shifts a cross join shifts b
--: options after timing off
