-- A short look-up in a table of eighty partitions whose key is not among the conditions: every partition and its index is looked at, and locked.
--: server 16
--: setup
create table events (id int not null, tenant int not null, body text not null) partition by hash (tenant);
do $$
begin
  for i in 0..79 loop
    execute format('create table events_%s partition of events for values with (modulus 80, remainder %s)', i, i);
  end loop;
end $$;
insert into events select i, i % 500, repeat('x', 50) from generate_series(1, 200000) i;
create index on events (id);
--: query
select body from events where id = 4711
--: query after
select body from events where id = 4711 and tenant = 211
