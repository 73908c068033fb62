-- Orders. Forty wholesale customers have a sixth of them, and nearly all are delivered. Somebody switched autovacuum off for an import and
-- forgot about it.
select setseed(0.13);
create table orders (
    id int not null, customer_id int not null, status text not null, created_at timestamptz not null, tracking_number text not null,
    coupon text, total numeric(10, 2) not null) with (autovacuum_enabled = off);
insert into orders
select i,
       case when i % 6 = 0 then 1 + i / 6 % 40 else 1 + floor(scaled(250000) * random())::int end,
       case when random() < 0.0005 then 'disputed' when random() < 0.03 then 'returned' else 'delivered' end,
       timestamptz '2024-01-01 00:00+00' + i * (interval '700 days' / scaled(600000)),
       'PL' || upper(to_hex(i::bigint * 2654435761 % 4294967291)),
       case when i % 100 = 0 then 'WELCOME10' end,
       (10 + 500 * random())::numeric(10, 2)
from generate_series(1, scaled(500000)) i;
alter table orders add primary key (id);
