-- A list that shows two columns fetches all, among them a document.
--: options serialize text
--: setup
create table documents (id int primary key, title text not null, body text not null);
insert into documents select i, 'title ' || i, repeat(md5(i::text), 40) from generate_series(1, 80000) i;
--: query
select * from documents
--: query after
select id, title from documents
