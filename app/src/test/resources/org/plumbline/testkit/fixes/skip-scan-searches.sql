-- One visitor's pages, found by an index that begins with the page: it is searched once for each page there is.
--: setup
create table visits (id int primary key, page text collate "C" not null, visitor int not null, seconds int not null);
insert into visits
select i, 'https://shop.example.org/catalogue/articles/' || lpad((i % 3000)::text, 6, '0'), (i::bigint * 7919) % 100003, i % 60
from generate_series(1, 900000) i;
create index on visits (page, visitor);
--: query
select sum(seconds) from visits where visitor = 4711
--: fix remedy
