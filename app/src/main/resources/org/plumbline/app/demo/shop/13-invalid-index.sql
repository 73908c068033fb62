-- One review for each product and customer was meant to be the rule. The index could not be built, and what was built of it stayed.
-- expect 23505
create unique index concurrently reviews_once_idx on reviews (customer_id, product_id);
