-- The first query of the day: none of the blocks it needs is in memory. (Another table fills the memory before each run, and the operating
-- system is told to forget the files.)
--: server 16
--: setup
create table invoices (id int primary key, customer_id int not null, text text not null);
insert into invoices select i, i % 20000, repeat('x', 700) from generate_series(1, 300000) i;
create index invoices_customer_id_idx on invoices (customer_id);
create extension pg_prewarm;
create table other (text text not null);
alter table other alter text set storage plain;
insert into other select repeat('x', 7900) from generate_series(1, 68000);
create function forget(what regclass) returns void language plpgsql as $$
begin
  create temp table if not exists nothing (line text) on commit drop;
  execute format('copy nothing from program %L', 'dd if=' || pg_relation_filepath(what) || ' iflag=nocache count=0 2>/dev/null');
end $$;
--: session
select pg_prewarm('other'), pg_prewarm('other'), pg_prewarm('other');
select forget('invoices'), forget('invoices_customer_id_idx');
--: query
select sum(length(text)) from invoices where customer_id between 300 and 1499
--: session after
select 1;
