select tracking_number, count(*)
from orders
group by tracking_number
having count(*) > 1;
