-- Article numbers that begin alike: the index is ordered by the rules of a language, which a pattern cannot use.
--: setup
create table articles (id int primary key, number text collate "en-x-icu" not null, name text not null);
insert into articles select i, 'A' || lpad(i::text, 7, '0'), md5(i::text) from generate_series(1, 500000) i;
create index on articles (number);
--: query
select name from articles where number like 'A00047%'
--: fix remedy
