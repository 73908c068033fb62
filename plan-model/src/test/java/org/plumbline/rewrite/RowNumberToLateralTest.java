package org.plumbline.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowNumberToLateralTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new RowNumberToLateral(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void becomesLateral() {
        tester.on("SELECT c.name, s.id FROM customers c JOIN (SELECT o.customer_id, o.id, row_number() OVER (PARTITION BY o.customer_id"
                + " ORDER BY o.id DESC) AS rn FROM orders o) s ON s.customer_id = c.id WHERE s.rn = 1")
                .becomes("SELECT c.name, s.id FROM customers c JOIN LATERAL (SELECT o.customer_id, o.id FROM orders o WHERE o.customer_id ="
                        + " c.id ORDER BY o.id DESC LIMIT 1) s ON s.customer_id = c.id")
                .given(Condition.holds(new Demand.Unique("public.orders", List.of("id"))),
                        Condition.holds(new Demand.NotNull("public.orders", "id"))).promising(Gain.PERHAPS);
    }

    @Test
    void keepsAnOrTogether() {
        tester.on("SELECT c.name, s.id FROM customers c JOIN (SELECT o.customer_id, o.id, row_number() OVER (PARTITION BY o.customer_id"
                + " ORDER BY o.id DESC) AS rn FROM orders o WHERE o.total > 5 OR o.status = 'a') s ON s.customer_id = c.id WHERE s.rn = 1")
                .becomes("SELECT c.name, s.id FROM customers c JOIN LATERAL (SELECT o.customer_id, o.id FROM orders o WHERE (o.total > 5 OR"
                        + " o.status = 'a') AND o.customer_id = c.id ORDER BY o.id DESC LIMIT 1) s ON s.customer_id = c.id");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT c.name, s.id FROM customers c LEFT JOIN (SELECT o.customer_id, o.id, row_number() OVER (PARTITION BY"
                    + " o.customer_id ORDER BY o.id DESC) AS rn FROM orders o) s ON s.customer_id = c.id WHERE s.rn = 1",
            "SELECT c.name, s.id FROM customers c JOIN (SELECT o.customer_id, o.id, row_number() OVER (PARTITION BY o.customer_id"
                    + " ORDER BY o.id DESC) AS rn FROM orders o) s ON s.id = c.id WHERE s.rn = 1",
            "SELECT c.name, s.id FROM customers c JOIN (SELECT o.customer_id, o.id, row_number() OVER (PARTITION BY o.customer_id"
                    + " ORDER BY o.id DESC) AS rn FROM orders o) s ON s.customer_id > c.id WHERE s.rn = 1",
            "SELECT c.name, s.id FROM customers c, (SELECT o.customer_id, o.id, row_number() OVER (PARTITION BY o.customer_id"
                    + " ORDER BY o.id DESC) AS rn FROM orders o) s WHERE s.customer_id = c.id AND s.rn = 1",
            "SELECT c.name, s.id FROM customers c JOIN (SELECT c.customer_id, c.id, row_number() OVER (PARTITION BY c.customer_id"
                    + " ORDER BY c.id DESC) AS rn FROM orders c) s ON s.customer_id = c.id WHERE s.rn = 1",
            "SELECT c.name, s.id FROM customers c JOIN (SELECT o.score AS customer_id, o.id, row_number() OVER (PARTITION BY"
                    + " o.score ORDER BY o.id DESC) AS rn FROM orders o) s ON s.customer_id = c.id WHERE s.rn = 1",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }
}
