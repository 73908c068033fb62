-- One product's takings: its sales lie all over the table, and only the amount is taken from each.
--: options verbose
--: setup
create table sales (id int primary key, product_id int not null, amount int not null, note text not null);
insert into sales select i, (i::bigint * 7919 % 100003) % 20, i % 500, repeat(md5(i::text), 10) from generate_series(1, 400000) i;
create index on sales (product_id);
--: query
select sum(amount) from sales where product_id = 7
--: fix remedy
