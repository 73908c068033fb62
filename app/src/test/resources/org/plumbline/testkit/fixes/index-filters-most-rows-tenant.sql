-- A tenant's few failed jobs among his many: the index knows the tenant only.
--: setup
create table jobs (id int primary key, tenant_id int not null, state text not null, note text not null);
insert into jobs
select i, i % 3, case when i % 5000 < 3 then 'failed' else 'done' end, md5(i::text) from generate_series(1, 500000) i;
create index on jobs (tenant_id);
--: session
set local enable_seqscan = off
--: query
select id, note from jobs where tenant_id = 1 and state = 'failed'
--: fix remedy
