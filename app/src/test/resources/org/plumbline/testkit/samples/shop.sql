-- A small web shop with three years of orders. The data are invented and made by arithmetic and a seeded random(),
-- so that every run of one PostgreSQL version gives the same rows. Some habits of real shops are built in on purpose:
-- city, country and language depend on each other, forty wholesale accounts order far more than anybody else,
-- and a few foreign keys have no index.
select setseed(0.25);

create table customers (
    id int primary key, name text not null, email text not null, segment text not null,
    city text not null, country text not null, language text not null, created_at timestamptz not null);
insert into customers
select i,
       (array['Ada', 'Bruno', 'Carla', 'Dieter', 'Elena', 'Femke', 'Goran', 'Hanna', 'Ivan', 'Jana'])[1 + i % 10] || ' ' ||
       (array['Almeida', 'Berg', 'Costa', 'Dubois', 'Evans', 'Fischer', 'Gruber', 'Hansen', 'Jansen', 'Keller', 'Lefebvre'])[1 + i % 11],
       'customer' || i || '@example.com',
       case when i between 90001 and 90040 then 'wholesale' when i % 9 = 0 then 'business' else 'retail' end,
       place[1], place[2], place[3],
       timestamptz '2019-01-01' + i * interval '21 minutes'
from (select i, string_to_array((array[
          'Paris/FR/fr', 'London/GB/en', 'Berlin/DE/de', 'Madrid/ES/es', 'Roma/IT/it', 'Lyon/FR/fr', 'Hamburg/DE/de', 'Milano/IT/it',
          'Manchester/GB/en', 'Barcelona/ES/es', 'Lisboa/PT/pt', 'Amsterdam/NL/nl', 'Wien/AT/de', 'Zürich/CH/de', 'Warszawa/PL/pl',
          'Praha/CZ/cs', 'København/DK/da', 'Stockholm/SE/sv', 'Oslo/NO/no', 'Helsinki/FI/fi', 'Dublin/IE/en', 'Bruxelles/BE/fr',
          'Porto/PT/pt', 'Kraków/PL/pl', 'Graz/AT/de', 'Göteborg/SE/sv', 'Rotterdam/NL/nl', 'Brno/CZ/cs', 'Aarhus/DK/da', 'Cork/IE/en',
          'Tampere/FI/fi', 'Marseille/FR/fr', 'Leeds/GB/en', 'Köln/DE/de', 'Sevilla/ES/es', 'Napoli/IT/it', 'Gent/BE/nl', 'Genève/CH/fr',
          'Budapest/HU/hu', 'Bergen/NO/no'])[1 + floor(40 * random() ^ 2)::int], '/') as place
      from generate_series(1, 150000) i) placed;
create index customers_email_idx on customers (email);

create table products (
    id int primary key, name text not null, category text not null, price numeric(8, 2) not null, description text not null);
insert into products
select i,
       (array['Oak', 'Steel', 'Linen', 'Cork', 'Walnut', 'Copper', 'Wool'])[1 + i % 7] || ' ' ||
       (array['table', 'lamp', 'cushion', 'shelf', 'chair', 'vase', 'rug', 'mirror', 'clock', 'tray', 'stool'])[1 + i % 11] || ' ' || i,
       (array['furniture', 'lighting', 'textiles', 'storage', 'decoration', 'kitchen', 'garden', 'office'])[1 + i % 8],
       round((5 + random() * 400)::numeric, 2),
       repeat('A well made thing for the home. ', 6)
from generate_series(1, 20000) i;

create table orders (
    id int primary key, customer_id int not null, status text not null, created_at timestamptz not null,
    tracking_number text not null, coupon text, total numeric(10, 2) not null);
insert into orders
select i,
       case when i % 6 = 0 then 90001 + (i / 6) % 40 else 1 + floor(150000 * random())::int end,
       case when i > 1180000 then 'processing' when i > 1150000 then 'shipped'
            when random() < 0.0004 then 'disputed' when random() < 0.03 then 'returned' else 'delivered' end,
       timestamptz '2023-01-01' + i * interval '79 seconds',
       'PL' || upper(substr(md5(i::text), 1, 12)),
       case when random() < 0.01 then 'WELCOME10' when random() < 0.02 then 'SPRING' || 2023 + i / 400000 end,
       round((10 + random() * 500)::numeric, 2)
from generate_series(1, 1200000) i;
create index orders_customer_id_idx on orders (customer_id);
create index orders_created_at_idx on orders (created_at);

create table order_items (
    order_id int not null, line int not null, product_id int not null, quantity int not null, unit_price numeric(8, 2) not null);
insert into order_items
select o, line, 1 + floor(20000 * random() ^ 2)::int, 1 + floor(4 * random() ^ 3)::int, round((5 + random() * 400)::numeric, 2)
from generate_series(1, 1200000) o, lateral generate_series(1, 1 + o % 5) line;
alter table order_items add primary key (order_id, line);

create table payments (
    id int primary key, order_id int not null, method text not null, amount numeric(10, 2) not null, paid_at timestamptz not null,
    reference text not null);
insert into payments
select id, id, (array['card', 'card', 'card', 'paypal', 'transfer', 'invoice'])[1 + floor(6 * random())::int], total,
       created_at + interval '1 hour' * floor(72 * random()), md5('payment' || id)
from orders;
create index payments_order_id_idx on payments (order_id);

create table returns (
    id int primary key, order_id int not null, reason text not null, created_at timestamptz not null);
insert into returns
select i, 1 + (i * 7919::bigint) % 1100000, (array['damaged', 'too small', 'changed mind', 'late'])[1 + i % 4],
       timestamptz '2023-02-01' + i * interval '12 minutes'
from generate_series(1, 120000) i;

create table reviews (
    id int primary key, product_id int not null, customer_id int not null, rating int not null, body text not null,
    created_at timestamptz not null);
insert into reviews
select i, 1 + floor(20000 * random())::int, 1 + floor(150000 * random())::int, 1 + floor(5 * sqrt(random()))::int,
       repeat('Just as described. ', 1 + i % 5), timestamptz '2023-01-01' + i * interval '5 minutes'
from generate_series(1, 300000) i;

create table campaigns (id int primary key, name text not null, started_at timestamptz not null);
insert into campaigns
select i, 'Campaign ' || i, timestamptz '2020-02-03' + i * interval '50 days' from generate_series(1, 42) i;

create table events (
    customer_id int not null, kind text not null, session_id int not null, occurred_at timestamptz not null, page text not null)
    partition by range (occurred_at);
do $$
begin
    for month in 0 .. 71 loop
        execute format('create table events_%s partition of events for values from (%L) to (%L)',
                       to_char(date '2020-01-01' + month * interval '1 month', 'YYYY_MM'),
                       (timestamptz '2020-01-01' + month * interval '1 month'), (timestamptz '2020-01-01' + (month + 1) * interval '1 month'));
    end loop;
end $$;
insert into events
select 1 + floor(150000 * random())::int, (array['view', 'view', 'view', 'search', 'add to cart', 'checkout'])[1 + floor(6 * random())::int],
       i / 7, timestamptz '2020-01-01' + i * interval '126 seconds', '/products/' || 1 + floor(20000 * random())::int
from generate_series(1, 1500000) i;
create index events_occurred_at_idx on events (occurred_at);

create table carts (id int primary key, customer_id int not null, updated_at timestamptz not null, abandoned boolean not null);
insert into carts
select i, 1 + (i * 7919::bigint) % 150000, timestamptz '2025-01-01' + i * interval '50 seconds', i % 3 = 0
from generate_series(1, 600000) i;
create index carts_updated_at_customer_id_idx on carts (updated_at, customer_id);

alter table orders add foreign key (customer_id) references customers;
alter table order_items add foreign key (order_id) references orders on delete cascade, add foreign key (product_id) references products;
alter table payments add foreign key (order_id) references orders on delete cascade;
alter table returns add foreign key (order_id) references orders on delete cascade;
