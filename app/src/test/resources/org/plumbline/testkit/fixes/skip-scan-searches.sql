-- One visitor's pages, found by an index that begins with the page: it is searched once for each page there is.
--: setup
create table visits (id int primary key, page int not null, visitor int not null, seconds int not null);
insert into visits select i, i % 3000, (i::bigint * 7919) % 100003, i % 60 from generate_series(1, 600000) i;
create index on visits (page, visitor);
--: query
select sum(seconds) from visits where visitor = 4711
--: fix remedy
