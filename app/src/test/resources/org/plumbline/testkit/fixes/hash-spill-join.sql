-- A join whose smaller side just does not fit into memory, so that most of the large side, with its wide rows, goes to disk too.
--: setup
create table accounts (id int not null, name text not null);
insert into accounts select i, 'account ' || md5(i::text) from generate_series(1, 60000) i;
create table entries (id int not null, account_id int not null, payload text not null);
insert into entries select i, 1 + (i * 7919::bigint) % 60000, repeat(md5(i::text), 24) from generate_series(1, 300000) i;
--: session
set local work_mem = '512kB';
--: query
select a.name, e.* from entries e join accounts a on a.id = e.account_id
--: fix remedy
