-- The ten newest threads with the number of their posts: all posts of all threads are counted for ten lines.
--: setup
create table threads (id int primary key, title text not null, created_at timestamptz not null);
insert into threads select i, 'Thread ' || i, timestamptz '2024-01-01' + i * interval '1 minute' from generate_series(1, 20000) i;
create index on threads (created_at);
create table posts (id int primary key, thread_id int not null, words int not null);
insert into posts select i, 1 + (i * 1009) % 20000, i % 900 from generate_series(1, 600000) i;
create index on posts (thread_id);
--: query
select t.id, t.title, t.created_at, count(p.id) from threads t left join posts p on p.thread_id = t.id
group by t.id order by t.created_at desc limit 10
--: fix
--: query after
select t.id, t.title, t.created_at, count(p.id)
from (select * from threads order by created_at desc limit 10) t left join posts p on p.thread_id = t.id
group by t.id, t.title, t.created_at order by t.created_at desc limit 10
