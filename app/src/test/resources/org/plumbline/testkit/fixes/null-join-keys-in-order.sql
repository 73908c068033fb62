-- Topics with the messages that belong to one: one message in twelve does, and they lie in the order of their topics.
--: setup
create table topics (id int primary key, title text not null);
insert into topics select i, 'Topic ' || i from generate_series(1, 20000) i;
create table messages (id int primary key, topic_id int, written timestamptz not null, body text not null);
insert into messages select i, case when hashint4(i) % 12 = 0 then 1 + i / 50 end, timestamptz '2025-01-01' + i * interval '1 minute',
    repeat('x', 80) from generate_series(1, 1000000) i;
--: query
select count(*), max(m.written) from topics t left join messages m on m.topic_id = t.id where t.title like 'Topic %'
--: fix remedy
