-- Autovacuum analyses partitions, and never the table above them; nobody else did either.
do $$
declare
    partition regclass;
begin
    for partition in select inhrelid::regclass from pg_inherits where inhparent = 'page_views'::regclass loop
        execute 'analyze ' || partition;
    end loop;
end $$;
