package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExistsToInTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new ExistsToIn(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void becomesIn() {
        tester.on("SELECT * FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE c.id = o.customer_id AND o.total > 5)")
                .becomes("SELECT * FROM customers c WHERE c.id IN (SELECT o.customer_id FROM orders o WHERE o.total > 5)")
                .given().promising(Gain.NONE);
    }

    @Test
    void takesWhereAwayWithItsLastTerm() {
        tester.on("SELECT * FROM customers c WHERE EXISTS (SELECT * FROM orders WHERE customer_id = c.id) AND c.region = 1")
                .becomes("SELECT * FROM customers c WHERE c.id IN (SELECT customer_id FROM orders) AND c.region = 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)",
            "SELECT * FROM customers c WHERE EXISTS (SELECT 1 FROM orders o)",
            "SELECT * FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id > c.id)",
            "SELECT * FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.total = c.region)",
            "SELECT * FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id OR o.total > 5)",
            "SELECT * FROM customers c WHERE EXISTS (SELECT count(*) FROM orders o WHERE o.customer_id = c.id)",
            "SELECT * FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id OFFSET 1)",
            "SELECT * FROM customers c WHERE EXISTS (SELECT 1 FROM orders o JOIN items i ON i.order_id = c.id WHERE o.customer_id"
                    + " = c.id)",
            "SELECT * FROM customers c WHERE c.region = 1 OR EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }

    @Test
    void aQueryMayShowNothing() {
        RewriteTester.of(new ExistsToIn(), "users(id int primary key)", "posts(user_id int)")
                .on("SELECT * FROM users u WHERE EXISTS (SELECT FROM posts p WHERE p.user_id = u.id)")
                .becomes("SELECT * FROM users u WHERE u.id IN (SELECT p.user_id FROM posts p)");
    }
}
