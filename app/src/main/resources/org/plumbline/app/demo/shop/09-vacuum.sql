-- What autovacuum would have done by now, the page views aside.
vacuum (analyze) customers, products, orders, order_items, payments, returns, reviews;
