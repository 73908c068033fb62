-- A search by pattern through all pages, on a server where parallel plans are switched off.
--: setup
create table pages (id int primary key, body text not null);
insert into pages select i, repeat(md5(i::text), 12) from generate_series(1, 600000) i;
--: query
select count(*) from pages where body ~* '(abc|bcd|cde)+[0-9]{7}z?xf'
--: fix remedy
