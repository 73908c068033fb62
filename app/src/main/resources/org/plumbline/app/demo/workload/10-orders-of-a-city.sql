-- Columns that go together, which the planner does not know.
--: values
select city, country, language
from (values ('Paris', 'FR', 'fr'), ('London', 'GB', 'en'), ('Berlin', 'DE', 'de')) place (city, country, language)
--: statement
select count(*), sum(o.total)
from customers c join orders o on o.customer_id = c.id
where c.city = ? and c.country = ? and c.language = ?
