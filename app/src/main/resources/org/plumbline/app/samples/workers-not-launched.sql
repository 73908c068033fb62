select method, count(*), sum(amount), max(paid_at)
from payments
where reference like 'a%' or reference like 'b%'
group by method;
