-- Yesterday's orders of another server: now() is not sent there, so that all orders come over and are thrown away here.
--: setup
create table local_orders (id int primary key, created_at timestamptz not null, note text not null);
insert into local_orders select i, now() - i * interval '5 minutes', md5(i::text) from generate_series(1, 200000) i;
create extension postgres_fdw;
do $$ begin execute format('create server loopback foreign data wrapper postgres_fdw options (host ''127.0.0.1'', port ''%s'', dbname ''%s'')',
    current_setting('port'), current_database()); end $$;
create user mapping for current_user server loopback options (user 'postgres', password_required 'false');
create foreign table orders (id int, created_at timestamptz, note text) server loopback options (table_name 'local_orders');
--: query
select id, note from orders where created_at > now() - interval '1 day'
--: query after
select id, note from orders where created_at > (select now() - interval '1 day')
