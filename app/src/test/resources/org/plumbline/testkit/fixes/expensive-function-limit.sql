-- The twenty newest comments without their markup: it is taken out of all of them before they are sorted.
--: setup
create table comments (id int primary key, written timestamptz not null, body text not null);
insert into comments
select i, timestamptz '2025-01-01' + i * 7919 % 40000 * interval '1 minute', repeat('<p>Comment <b>' || i || '</b> on <i>something</i></p> ', 4)
from generate_series(1, 40000) i;
--: options verbose
--: query
select id, regexp_replace(body, '<[^>]*>', '', 'g') as text from comments order by written desc limit 20
--: fix
--: query after
select id, regexp_replace(body, '<[^>]*>', '', 'g') as text
from (select id, written, body from comments order by written desc limit 20) newest
order by written desc
