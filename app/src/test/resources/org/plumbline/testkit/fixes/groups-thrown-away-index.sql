-- The tickets that are open, each with the time of its last message: without an index on the messages' ticket.
--: options verbose
--: setup
create table tickets (id int primary key, title text not null, state text not null);
insert into tickets select i, 'Ticket ' || i, case when i % 400 = 7 then 'open' else 'closed' end from generate_series(1, 40000) i;
create table messages (id int primary key, ticket_id int not null, sent_at timestamptz not null, body text not null);
insert into messages select i, 1 + (i * 1009::bigint) % 40000, timestamptz '2024-01-01' + i * interval '1 minute', 'Text ' || md5(i::text)
from generate_series(1, 500000) i;
--: query
select t.id, t.title, m.last
from tickets t
join (select ticket_id, max(sent_at) as last from messages group by ticket_id) m on m.ticket_id = t.id
where t.state = 'open'
--: fix
create index on messages (ticket_id)
--: query after
select t.id, t.title, m.last
from tickets t
join (
    select ticket_id, max(sent_at) as last from messages
    where ticket_id in (select id from tickets where state = 'open') group by ticket_id) m on m.ticket_id = t.id
where t.state = 'open'
