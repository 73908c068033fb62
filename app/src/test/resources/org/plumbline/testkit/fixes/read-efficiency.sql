-- A queue that was a million jobs long once: nearly all are done and deleted, but the table keeps their space.
--: setup
create table jobs (id int primary key, state text not null, payload text not null);
insert into jobs select i, 'new', repeat(md5(i::text), 20) from generate_series(1, 600000) i;
delete from jobs where id % 4000 <> 0;
--: query
select count(*) from jobs where state = 'new'
--: fix remedy
