-- Some indexes are missing: on the status of orders, on the lines' products, on the orders of payments and returns.
create index customers_email_idx on customers (email);
create index orders_created_at_idx on orders (created_at);
create index reviews_product_id_idx on reviews (product_id);
create index page_views_viewed_at_idx on page_views (viewed_at);
-- Nobody saw that there was one on the e-mail already, and one on the customer alone is contained in the next.
create index customers_email_lookup on customers (email);
create index orders_customer_id_idx on orders (customer_id);
create index orders_customer_id_created_at_idx on orders (customer_id, created_at);
-- Nothing reads these.
create index orders_coupon_idx on orders (coupon);
create index payments_method_idx on payments (method);
