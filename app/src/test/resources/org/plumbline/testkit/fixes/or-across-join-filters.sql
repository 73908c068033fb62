-- The OR reads both tables, so neither can be narrowed before they are joined.
--: setup
create table accounts (id int primary key, flagged boolean not null, name text not null);
insert into accounts select i, i % 500 = 0, 'Account ' || i from generate_series(1, 100000) i;
create index on accounts (id) where flagged;
create table transfers (id int primary key, account_id int not null, amount numeric(12, 2) not null);
insert into transfers select i, 1 + (i * 1009) % 100000, i % 10000 from generate_series(1, 600000) i;
create index on transfers (account_id);
create index on transfers (amount);
--: query
select t.id, a.name from transfers t join accounts a on a.id = t.account_id where a.flagged or t.amount > 9990
--: fix
--: query after
select t.id, a.name from transfers t join accounts a on a.id = t.account_id where a.flagged
union
select t.id, a.name from transfers t join accounts a on a.id = t.account_id where t.amount > 9990
