-- Comments are searched by a regular expression: the table is small, but each text is searched from end to end.
--: setup
create extension pg_trgm;
create table comments (id int primary key, body text not null);
insert into comments
select i, case when i % 4000 = 0 then 'About performance: ' else 'Nothing of that: ' end || repeat(md5(i::text), 2)
from generate_series(1, 60000) i;
--: query
select id from comments where body ~* 'performance.*[0-9]{3}'
--: fix remedy
