-- Full text search over articles without an index.
--: setup
create table posts (id int primary key, body text not null);
insert into posts
select i, 'post ' || md5(i::text) || case when i % 3000 = 0 then ' plumbline ' else ' ruler ' end || repeat(' and more words', 20)
from generate_series(1, 40000) i;
--: query
select id from posts where to_tsvector('english', body) @@ to_tsquery('english', 'plumbline')
--: fix remedy
