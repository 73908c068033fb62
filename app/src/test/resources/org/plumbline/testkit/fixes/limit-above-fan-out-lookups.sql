-- The ten readers with the most pages read on a Sunday: the names, towns and cards of all readers are looked up for ten lines.
--: setup
create table towns (id int primary key, name text not null, about text not null);
insert into towns select i, 'Town ' || i, repeat('about ', 80) from generate_series(1, 100000) i;
create table readers (id int primary key, name text not null, town_id int not null, about text not null);
insert into readers select i, 'Reader ' || i, 1 + (i * 1009) % 100000, repeat('about ', 80) from generate_series(1, 150000) i;
create table cards (reader_id int primary key, number text not null, about text not null);
insert into cards select i, 'Card ' || i, repeat('about ', 80) from generate_series(1, 150000, 2) i;
create table visits (reader_id int not null, pages int not null, day int not null, tariff int not null);
insert into visits select 1 + (i * 997) % 150000, (i * 31) % 900, i / 50000, i / 50000 from generate_series(0, 399999) i;
create index on visits (day, tariff);
--: query
select v.reader_id, v.pages, r.name, t.name as town, c.number
from (select reader_id, sum(pages) as pages from visits where day = 6 and tariff = 6 group by reader_id) v
left join readers r on r.id = v.reader_id left join towns t on t.id = r.town_id left join cards c on c.reader_id = v.reader_id
order by v.pages desc limit 10
--: fix
--: query after
select v.reader_id, v.pages, r.name, t.name as town, c.number
from (select reader_id, sum(pages) as pages from visits where day = 6 and tariff = 6 group by reader_id order by pages desc limit 10) v
left join readers r on r.id = v.reader_id left join towns t on t.id = r.town_id left join cards c on c.reader_id = v.reader_id
order by v.pages desc limit 10
