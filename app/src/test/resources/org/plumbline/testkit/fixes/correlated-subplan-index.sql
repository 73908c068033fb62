-- The last visit of each patient of a ward, from a table that is read as a whole for each of them.
--: setup
create table patients (id int primary key, name text not null, ward int not null);
insert into patients select i, 'Patient ' || i, i % 40 from generate_series(1, 6000) i;
create table visits (id int primary key, patient_id int not null, visited_at date not null);
insert into visits select i, 1 + (i * 1009) % 6000, date '2024-01-01' + i % 700 from generate_series(1, 60000) i;
--: query
select p.name, (select max(v.visited_at) from visits v where v.patient_id = p.id) from patients p where p.ward = 7
--: fix remedy
