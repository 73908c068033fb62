-- Old orders are deleted, and for each the items are searched, which have no index on the order.
--: setup
create table orders (id int primary key, created_at date not null);
insert into orders select i, date '2020-01-01' + i / 100 from generate_series(1, 50000) i;
create table items (id int primary key, order_id int not null references orders, amount int not null);
insert into items select i, 100 + i % 49000, 1 from generate_series(1, 200000) i;
--: query
delete from orders where id <= 60
--: fix
do $$
declare statement text;
begin
  select replace(format('CREATE INDEX CONCURRENTLY ON %s (%s);', con.conrelid::regclass,
                (SELECT string_agg(quote_ident(att.attname), ', ' ORDER BY place)
                 FROM unnest(con.conkey) WITH ORDINALITY AS key (number, place)
                 JOIN pg_attribute att ON att.attrelid = con.conrelid AND att.attnum = key.number)), ' CONCURRENTLY', '') into strict statement
  FROM pg_constraint con
  WHERE con.contype = 'f' AND con.conname = 'items_order_id_fkey'
    AND NOT EXISTS (SELECT FROM pg_index i
                    WHERE i.indrelid = con.conrelid AND i.indisvalid AND i.indpred IS NULL
                      AND (i.indkey::int2[])[0:cardinality(con.conkey) - 1] @> con.conkey);
  execute statement;
end $$;
