-- Visits that another server has, by the customers' cities: the foreign table was never analysed, so ten pages are assumed of it.
--: setup
create extension postgres_fdw;
do $$ begin execute format('create server loopback foreign data wrapper postgres_fdw options (host ''127.0.0.1'', port ''%s'', dbname ''%s'')',
    current_setting('port'), current_database()); end $$;
create user mapping for current_user server loopback options (user 'postgres', password_required 'false');
create table shop_visits (id int primary key, customer_id int not null, channel int not null);
insert into shop_visits select i, 1 + (i * 7919::bigint) % 400000, i % 3 from generate_series(1, 300000) i;
create foreign table visits (id int, customer_id int, channel int) server loopback options (table_name 'shop_visits');
create table customers (id int primary key, name text not null, city text not null, note text not null);
insert into customers select i, 'Customer ' || i, 'City ' || i % 50, md5(i::text) from generate_series(1, 400000) i;
--: query
select c.city, count(*) from visits v join customers c on c.id = v.customer_id where v.channel = 2 group by c.city
--: fix
analyze visits
