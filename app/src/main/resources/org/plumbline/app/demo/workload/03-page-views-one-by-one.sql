-- Each page view is inserted by itself, in a transaction of its own.
--: values
select 1 + i % scaled(250000), 90000000 + i / 7, '/products/' || 1 + i % scaled(20000), 'Mozilla/5.0 (X11; Linux x86_64) browser/7',
       timestamptz '2025-12-31 00:00+00' + i * interval '3 seconds'
from generate_series(1, 8000) i
--: statement
insert into page_views (customer_id, session_id, path, user_agent, viewed_at) values (?, ?, ?, ?, ?)
