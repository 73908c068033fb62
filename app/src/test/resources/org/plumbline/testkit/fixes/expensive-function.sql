-- The rate of a currency is looked up by a function, once for each payment, instead of being joined.
--: setup
create table rates (currency text not null, day date not null, rate numeric not null, primary key (currency, day));
insert into rates
select currency, date '2025-01-01' + day, 1 + day / 1000.0
from unnest(array['EUR', 'GBP', 'JPY', 'CHF', 'USD']) currency, generate_series(0, 364) day;
create table payments (id int primary key, currency text not null, paid_on date not null, amount numeric not null);
insert into payments
select i, (array['EUR', 'GBP', 'JPY', 'CHF', 'USD'])[1 + i % 5], date '2025-01-01' + i % 365, i % 977 from generate_series(1, 150000) i;
create function rate_of(wanted text, at date) returns numeric language plpgsql stable as $$
begin
    return (select rate from rates where currency = wanted and day = at);
end $$;
--: options verbose
--: query
select id, amount * rate_of(currency, paid_on) as in_dollars from payments
--: query after
select p.id, p.amount * r.rate as in_dollars from payments p left join rates r on r.currency = p.currency and r.day = p.paid_on
