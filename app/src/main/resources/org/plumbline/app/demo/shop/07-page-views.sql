-- What visitors looked at, a partition for each month.
select setseed(0.17);
create table page_views (
    customer_id int, session_id int not null, path text not null, user_agent text not null, viewed_at timestamptz not null)
    partition by range (viewed_at);
do $$
begin
    for month in 0 .. 24 loop
        execute format('create table page_views_%s partition of page_views for values from (%L) to (%L)',
                       to_char(date '2024-01-01' + month * interval '1 month', 'YYYY_MM'),
                       timestamptz '2024-01-01 00:00+00' + month * interval '1 month',
                       timestamptz '2024-01-01 00:00+00' + (month + 1) * interval '1 month');
    end loop;
end $$;
insert into page_views
select case when random() < 0.3 then 1 + floor(scaled(250000) * random() ^ 3)::int end, i / 7,
       case when i % 3 = 0 then '/search' else '/products/' || 1 + floor(scaled(20000) * random() ^ 2)::int end,
       'Mozilla/5.0 (X11; Linux x86_64) browser/' || i % 40,
       timestamptz '2024-01-01 00:00+00' + i * (interval '730 days' / scaled(480000))
from generate_series(1, scaled(480000)) i;
