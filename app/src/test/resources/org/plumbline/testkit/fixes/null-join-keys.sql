-- What each coupon brought in: few orders have one, but all of them are read.
--: setup
create table coupons (id int primary key, code text not null, percent int not null);
insert into coupons select i, 'C' || i, i % 30 from generate_series(1, 5000) i;
create table orders (id int primary key, coupon_id int, total numeric(10, 2) not null, note text not null);
insert into orders select i, case when hashint4(i) % 100 between 0 and 5 then 1 + abs(hashint4(i * 7)) % 5000 end, i % 500, repeat('x', 60)
from generate_series(1, 1000000) i;
--: query
select c.percent, count(*), sum(o.total) from orders o join coupons c on c.id = o.coupon_id group by 1
--: fix remedy
