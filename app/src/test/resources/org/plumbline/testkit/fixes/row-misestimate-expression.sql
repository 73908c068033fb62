-- A document's field has no statistics: the planner expects one in two hundred to be open, most are, and each order is looked up by itself.
--: setup
create table tickets (id int primary key, data jsonb not null);
insert into tickets
select i, jsonb_build_object('status', case when i % 10 = 0 then 'closed' else 'open' end) from generate_series(1, 120000) i;
create table notes (id int primary key, ticket_id int not null, seconds int not null, body text not null);
insert into notes select i, 1 + (i * 1009) % 120000, i % 500, repeat('x', 30) from generate_series(1, 480000) i;
create index on notes (ticket_id);
--: query
select sum(n.seconds) from tickets t join notes n on n.ticket_id = t.id where t.data ->> 'status' = 'open'
--: fix remedy
