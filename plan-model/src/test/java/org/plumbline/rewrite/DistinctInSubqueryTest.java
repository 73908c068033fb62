package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctInSubqueryTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new DistinctInSubquery(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void goesFromIn() {
        tester.on("SELECT * FROM customers WHERE id IN (SELECT DISTINCT customer_id FROM orders)")
                .becomes("SELECT * FROM customers WHERE id IN (SELECT customer_id FROM orders)")
                .given().promising(Gain.PERHAPS);
    }

    @Test
    void goesFromNotInAnywhere() {
        tester.on("SELECT id NOT IN (SELECT DISTINCT customer_id FROM orders) FROM customers")
                .becomes("SELECT id NOT IN (SELECT customer_id FROM orders) FROM customers")
                .given().promising(Gain.PERHAPS);
    }

    @Test
    void goesFromExists() {
        tester.on("SELECT * FROM customers c WHERE EXISTS (SELECT DISTINCT o.id FROM orders o WHERE o.customer_id = c.id)")
                .becomes("SELECT * FROM customers c WHERE EXISTS (SELECT o.id FROM orders o WHERE o.customer_id = c.id)")
                .given().promising(Gain.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM customers WHERE id IN (SELECT DISTINCT customer_id FROM orders LIMIT 3)",
            "SELECT * FROM customers WHERE id IN (SELECT DISTINCT ON (total) customer_id FROM orders)",
            "SELECT * FROM customers WHERE id = (SELECT DISTINCT customer_id FROM orders)",
            "SELECT * FROM (SELECT DISTINCT customer_id FROM orders) s",
            "SELECT * FROM customers WHERE id IN ((SELECT DISTINCT customer_id FROM orders) LIMIT 3)",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }
}
