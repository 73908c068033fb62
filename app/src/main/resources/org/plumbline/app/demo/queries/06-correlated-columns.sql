-- Orders from Paris
-- City, country and language say the same; the planner multiplies their shares and expects far fewer customers than there are.
-- rule: row-misestimate
select count(*), sum(o.total)
from customers c join orders o on o.customer_id = c.id
where c.city = 'Paris' and c.country = 'FR' and c.language = 'fr'
