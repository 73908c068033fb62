-- A trigger for each row writes an audit table; one for the whole statement does the same at once.
--: setup
create table accounts (id int primary key, balance int not null);
insert into accounts select i, 0 from generate_series(1, 60000) i;
create table audit (account_id int not null, balance int not null, at timestamptz not null);
create function audit_row() returns trigger language plpgsql as $$
begin
  insert into audit values (new.id, new.balance, now());
  return null;
end $$;
create trigger accounts_audit after update on accounts for each row execute function audit_row();
--: query
update accounts set balance = balance + 1 where id <= 30000
--: fix
drop trigger accounts_audit on accounts;
create function audit_all() returns trigger language plpgsql as $$
begin
  insert into audit select id, balance, now() from new_rows;
  return null;
end $$;
create trigger accounts_audit after update on accounts referencing new table as new_rows for each statement execute function audit_all();
