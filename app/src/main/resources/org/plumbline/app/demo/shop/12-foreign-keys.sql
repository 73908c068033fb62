-- PostgreSQL makes no index for the referring columns by itself.
alter table orders add foreign key (customer_id) references customers;
alter table order_items add foreign key (order_id) references orders on delete cascade,
    add foreign key (product_id) references products;
alter table payments add foreign key (order_id) references orders on delete cascade;
alter table returns add foreign key (order_id) references orders on delete cascade;
alter table reviews add foreign key (product_id) references products, add foreign key (customer_id) references customers;
