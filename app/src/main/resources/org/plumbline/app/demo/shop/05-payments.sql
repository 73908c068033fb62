-- A payment for each order that was not disputed.
select setseed(0.15);
create table payments (
    id int not null, order_id int not null, method text not null, amount numeric(10, 2) not null, paid_at timestamptz not null,
    reference text not null);
insert into payments
select id, id, (array['card', 'card', 'card', 'paypal', 'transfer', 'invoice'])[1 + floor(6 * random())::int], total,
       created_at + interval '1 hour' * floor(72 * random()), 'order ' || id || ' of customer ' || customer_id
from orders where status <> 'disputed';
alter table payments add primary key (id);
