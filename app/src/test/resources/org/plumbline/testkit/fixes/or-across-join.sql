-- Imported contacts are matched with customers by their mail address or their telephone number.
--: setup
create table customers (id int primary key, email text not null, phone text not null);
insert into customers select i, 'customer' || i || '@example.org', '+44 ' || 100000 + i from generate_series(1, 20000) i;
create table contacts (id int primary key, email text not null, phone text not null);
insert into contacts select i, 'customer' || i * 7 || '@example.org', '+44 ' || 100000 + i * 11 from generate_series(1, 400) i;
--: query
select c.id, k.id from contacts k join customers c on c.email = k.email or c.phone = k.phone
--: fix
--: query after
select c.id, k.id from contacts k join customers c on c.email = k.email
union
select c.id, k.id from contacts k join customers c on c.phone = k.phone
