-- The newest 15,000 messages, each with its whole text: the texts go through the sort.
--: setup
create table messages (id int primary key, sent_at timestamptz not null, body text not null);
alter table messages alter body set storage plain;
insert into messages
select i, timestamptz '2024-01-01' + (i * 7919::bigint) % 200003 * interval '1 minute', repeat(md5(i::text), 45) from generate_series(1, 100000) i;
--: query
select * from messages order by sent_at desc limit 15000
--: query after
select wide.* from (select id, sent_at from messages order by sent_at desc limit 15000) as narrow join messages as wide using (id)
order by narrow.sent_at desc
