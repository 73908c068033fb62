-- Users log in by an address in any case, but the index that would help is on the address as it was typed.
--: setup
create table users (id int primary key, email text not null, name text not null);
insert into users select i, 'User' || i || '@Example.org', md5(i::text) from generate_series(1, 400000) i;
create index on users (email);
--: query
select id, name from users where lower(email) = 'user4711@example.org'
--: fix remedy
