-- Old mails are deleted with their texts of 40 kB. With the texts in a table of their own, which is divided by month and loses whole months,
-- deleting the mails touches nothing but their rows.
--: setup
create table mails (id int primary key, sent_on date not null, subject text not null, body text not null);
alter table mails alter column body set storage external;
insert into mails
select i, date '2025-01-01' + i / 20, 'Mail ' || i, repeat(md5(i::text), 1250) from generate_series(1, 4000) i;
--: query
delete from mails where sent_on < date '2025-06-01'
--: fix
create table mail_bodies (mail_id int not null, sent_on date not null, body text not null) partition by range (sent_on);
create table mail_bodies_2025_1 partition of mail_bodies for values from ('2025-01-01') to ('2025-06-01');
create table mail_bodies_2025_2 partition of mail_bodies for values from ('2025-06-01') to ('2026-01-01');
insert into mail_bodies select id, sent_on, body from mails;
alter table mails drop column body;
vacuum full mails;
