-- One account's invoices, by its name: no index knows the invoices' account, though it is a foreign key.
--: setup
create table accounts (id int primary key, name text not null);
insert into accounts select i, 'Account ' || i from generate_series(1, 20000) i;
create table invoices (id int primary key, account_id int not null references accounts (id), issued date not null, total numeric not null,
    note text not null);
insert into invoices select i, 1 + (i * 7919::bigint) % 20000, date '2023-01-01' + i % 1000, i % 997, md5(i::text) from generate_series(1, 400000) i;
--: query
select i.id, i.issued, i.total from accounts a join invoices i on i.account_id = a.id where a.name = 'Account 77'
--: fix remedy
