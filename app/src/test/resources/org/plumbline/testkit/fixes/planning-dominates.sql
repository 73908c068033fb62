-- A page shows one visitor's last visits. The log has a partition for every week of ten years, the condition on the time is not known
-- while the query is planned, and the query is planned anew each time.
--: server 16
--: setup
create table visits (visitor int not null, at timestamptz not null, page text not null) partition by range (at);
do $$
begin
  for i in 0..519 loop
    execute format('create table visits_%s partition of visits for values from (%L) to (%L)', i,
        timestamptz '2015-01-05 00:00+00' + i * interval '7 days', timestamptz '2015-01-05 00:00+00' + (i + 1) * interval '7 days');
  end loop;
end $$;
insert into visits select i % 997, timestamptz '2015-01-05 00:00+00' + i * interval '1 hour', 'page' from generate_series(0, 87000) i;
create index on visits (visitor);
--: query
select at, page from visits where visitor = 7 and at >= timestamptz '2024-12-01' - make_interval(days => extract(day from now())::int)
--: session after
deallocate all;
set local plan_cache_mode = force_generic_plan;
prepare last_visits (int) as
select at, page from visits where visitor = $1 and at >= timestamptz '2024-12-01' - make_interval(days => extract(day from now())::int);
execute last_visits(7);
--: query after
execute last_visits(7)
