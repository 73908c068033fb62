-- Products, a few of which sell far more than the others.
select setseed(0.12);
create table products (
    id int not null, name text not null, category text not null, price numeric(8, 2) not null, description text not null);
insert into products
select i,
       (array['Oak', 'Steel', 'Linen', 'Cork', 'Walnut', 'Copper', 'Wool'])[1 + i % 7] || ' ' ||
       (array['table', 'lamp', 'cushion', 'shelf', 'chair', 'vase', 'rug', 'mirror', 'clock', 'tray', 'stool'])[1 + i % 11] || ' ' || i,
       (array['furniture', 'lighting', 'textiles', 'storage', 'decoration', 'kitchen', 'garden', 'office'])[1 + i % 8],
       (5 + 400 * random())::numeric(8, 2),
       repeat('A well made thing for the home. ', 4)
from generate_series(1, scaled(20000)) i;
alter table products add primary key (id);
