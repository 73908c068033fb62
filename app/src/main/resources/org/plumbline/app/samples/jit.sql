select p.category, month, count(*) as products, sum(p.price * 12) as yearly_value,
       count(*) filter (where p.name like '%lamp%') as lamps
from products p
cross join generate_series(timestamptz '2025-07-01', timestamptz '2025-12-01', interval '1 month') as month
group by p.category, month
order by p.category, month;
