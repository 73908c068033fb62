-- A program sends a list of a thousand numbers, and an old server compares each row with each of them.
--: server 12
--: setup
create table visits (id int primary key, visitor bigint not null, page text not null);
insert into visits select i, (i::bigint * 7919) % 10007, md5(i::text) from generate_series(1, 300000) i;
create function numbers() returns bigint[] immutable language sql as $$ select array_agg(g * 7::bigint) from generate_series(1, 1000) g $$;
--: query
select count(*) from visits where visitor = any (numbers())
--: query after
select count(*) from visits where visitor in (select unnest(numbers()))
