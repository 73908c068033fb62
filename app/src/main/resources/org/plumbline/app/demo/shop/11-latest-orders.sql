-- The orders of the last weeks came after the last analyze: of those that are processing the statistics know nothing.
select setseed(0.18);
insert into orders
select i, case when i % 6 = 0 then 1 + i / 6 % 40 else 1 + floor(scaled(250000) * random())::int end, 'processing',
       timestamptz '2024-01-01 00:00+00' + i * (interval '700 days' / scaled(600000)),
       'PL' || upper(to_hex(i::bigint * 2654435761 % 4294967291)), null, (10 + 500 * random())::numeric(10, 2)
from generate_series(scaled(500000) + 1, scaled(600000)) i;
