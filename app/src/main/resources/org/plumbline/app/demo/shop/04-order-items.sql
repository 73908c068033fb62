-- One to three lines for each order.
select setseed(0.14);
create table order_items (
    order_id int not null, line int not null, product_id int not null, quantity int not null, unit_price numeric(8, 2) not null);
insert into order_items
select o, line, 1 + floor(scaled(20000) * random() ^ 2)::int, 1 + floor(4 * random() ^ 3)::int, (5 + 400 * random())::numeric(8, 2)
from generate_series(1, scaled(600000)) o, lateral generate_series(1, 1 + o % 3) line;
alter table order_items add primary key (order_id, line);
