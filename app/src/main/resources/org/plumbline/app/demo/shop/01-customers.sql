-- A web shop with two years of orders. Its data are invented: by arithmetic and by random() with a seed, so that every run makes the
-- same rows.
-- scaled(n) is n at full size, and less in a smaller shop.

-- City, country and language go together, and large cities have most of the customers.
select setseed(0.11);
create table customers (
    id int not null, name text not null, email text not null, segment text not null, city text not null, country text not null,
    language text not null, created_at timestamptz not null, location point not null);
insert into customers
select i,
       (array['Ada', 'Bruno', 'Carla', 'Dieter', 'Elena', 'Femke', 'Goran', 'Hanna', 'Ivan', 'Jana'])[1 + i % 10] || ' ' ||
       (array['Almeida', 'Berg', 'Costa', 'Dubois', 'Evans', 'Fischer', 'Gruber', 'Hansen', 'Jansen', 'Keller', 'Lefebvre'])[1 + i % 11],
       (array['Ada', 'Bruno', 'Carla', 'Dieter', 'Elena', 'Femke', 'Goran', 'Hanna', 'Ivan', 'Jana'])[1 + i % 10] || i || '@example.com',
       case when i <= 40 then 'wholesale' when i % 9 = 0 then 'business' else 'retail' end,
       place[1], place[2], place[3],
       timestamptz '2020-01-01 00:00+00' + i * interval '8 minutes',
       point(36 + i * 7919::bigint % 25000 / 1000.0, -9 + i * 104729::bigint % 33000 / 1000.0)
from (select i, string_to_array((array[
          'Paris/FR/fr', 'London/GB/en', 'Berlin/DE/de', 'Madrid/ES/es', 'Roma/IT/it', 'Lyon/FR/fr', 'Hamburg/DE/de', 'Milano/IT/it',
          'Manchester/GB/en', 'Barcelona/ES/es', 'Lisboa/PT/pt', 'Amsterdam/NL/nl', 'Wien/AT/de', 'Zürich/CH/de', 'Warszawa/PL/pl',
          'Praha/CZ/cs', 'København/DK/da', 'Stockholm/SE/sv', 'Oslo/NO/no', 'Helsinki/FI/fi'])[1 + floor(20 * random() ^ 2)::int],
          '/') as place
      from generate_series(1, scaled(250000)) i) placed;
alter table customers add primary key (id);
