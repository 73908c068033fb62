-- Products, a few of which sell far more than the others. What they are made of is a document, and each is offered for some weeks.
select setseed(0.12);
create table products (
    id int not null, name text not null, category text not null, price numeric(8, 2) not null, description text not null,
    attributes jsonb not null, tags text[] not null, offered daterange not null);
insert into products
select i,
       (array['Oak', 'Steel', 'Linen', 'Cork', 'Walnut', 'Copper', 'Wool'])[1 + i % 7] || ' ' ||
       (array['table', 'lamp', 'cushion', 'shelf', 'chair', 'vase', 'rug', 'mirror', 'clock', 'tray', 'stool'])[1 + i % 11] || ' ' || i,
       (array['furniture', 'lighting', 'textiles', 'storage', 'decoration', 'kitchen', 'garden', 'office'])[1 + i % 8],
       (5 + 400 * random())::numeric(8, 2),
       repeat('A well made thing for the home. ', 4),
       jsonb_build_object('material', (array['oak', 'steel', 'linen', 'cork', 'walnut', 'copper', 'wool'])[1 + i % 7],
                          'colour', 'RAL ' || 1000 + i * 7 % 211, 'weight', i % 50),
       array['series ' || i % 97, 'maker ' || i * 13 % 301, (array['new', 'sale', 'classic'])[1 + i % 3]],
       daterange(date '2023-01-01' + i * 17 % 1000, date '2023-01-15' + i * 17 % 1000 + i % 14)
from generate_series(1, scaled(20000)) i;
alter table products add primary key (id);
