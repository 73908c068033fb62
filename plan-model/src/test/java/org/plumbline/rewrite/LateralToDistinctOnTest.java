package org.plumbline.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LateralToDistinctOnTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new LateralToDistinctOn(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void becomesDistinctOn() {
        tester.on("SELECT c.name, l.total FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE o.customer_id = c.id"
                + " ORDER"
                + " BY o.id DESC LIMIT 1) l")
                .becomes("SELECT c.name, l.total FROM customers c JOIN (SELECT DISTINCT ON (o.customer_id) o.customer_id AS key, o.total"
                        + " FROM orders o ORDER BY o.customer_id, o.id DESC) l ON l.key = c.id")
                .given(Condition.holds(new Demand.Unique("public.orders", List.of("id"))),
                        Condition.holds(new Demand.NotNull("public.orders", "id"))).promising(Gain.PERHAPS);
    }

    @Test
    void anOuterJoinStaysOne() {
        tester.on("SELECT o.id, l.price FROM orders o LEFT JOIN LATERAL (SELECT * FROM items i WHERE i.price > 5 AND i.order_id = o.id"
                + " ORDER"
                + " BY number LIMIT 1) l ON true WHERE o.total > 5")
                .becomes("SELECT o.id, l.price FROM orders o LEFT JOIN (SELECT DISTINCT ON (i.order_id) i.order_id AS key, * FROM items i"
                        + " WHERE i.price > 5 ORDER BY i.order_id, number) l ON l.key = o.id WHERE o.total > 5")
                .given(Condition.holds(new Demand.Unique("public.items", List.of("order_id", "number"))),
                        Condition.holds(new Demand.NotNull("public.items", "order_id")),
                        Condition.holds(new Demand.NotNull("public.items", "number")));
    }

    @Test
    void tiesAreToBeVouchedFor() {
        tester.on("SELECT c.name, l.total FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE o.customer_id = c.id"
                + " ORDER"
                + " BY o.placed LIMIT 1) l")
                .becomes("SELECT c.name, l.total FROM customers c JOIN (SELECT DISTINCT ON (o.customer_id) o.customer_id AS key, o.total"
                        + " FROM orders o ORDER BY o.customer_id, o.placed) l ON l.key = c.id")
                .given(Condition.toVouch(new Demand.NotNull("public.orders", "placed")),
                        Condition.toVouch(new Demand.Unique("public.orders", List.of("customer_id", "placed"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT c.name, to_json(l) FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE"
                    + " o.customer_id = c.id ORDER BY o.id DESC LIMIT 1) l",
            "SELECT c.name, to_json(l.*) FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE"
                    + " o.customer_id = c.id ORDER BY o.id DESC LIMIT 1) l",
            "SELECT l FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE o.customer_id = c.id"
                    + " ORDER BY o.id DESC LIMIT 1) l",
            "SELECT c.name FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE o.customer_id = c.id"
                    + " ORDER BY o.id DESC LIMIT 1) l WHERE l IS NOT NULL",
            "SELECT c.name, l.total FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE"
                    + " o.customer_id = c.id ORDER BY o.total - c.region, o.id LIMIT 1) l",
            "SELECT c.name, l.total FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE"
                    + " o.customer_id = c.id ORDER BY o.id DESC LIMIT 1) l NATURAL JOIN items i",
            "SELECT c.name, l.total FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE o.customer_id = c.id"
                    + " ORDER BY o.id DESC LIMIT 2) l",
            "SELECT c.name, l.total FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE o.customer_id = c.id"
                    + " LIMIT 1) l",
            "SELECT * FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE o.customer_id = c.id ORDER BY o.id"
                    + " DESC LIMIT 1) l",
            "SELECT c.name, l.total FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE o.customer_id > c.id"
                    + " ORDER BY o.id DESC LIMIT 1) l",
            "SELECT c.name, l.total FROM customers c CROSS JOIN LATERAL (SELECT o.total + c.region AS total FROM orders o WHERE"
                    + " o.customer_id = c.id ORDER BY o.id DESC LIMIT 1) l",
            "SELECT c.name, l.total FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE o.customer_id = c.id"
                    + " ORDER BY o.id DESC LIMIT 1 FOR UPDATE) l",
            "SELECT c.name, l.total FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE o.score = c.id ORDER"
                    + " BY o.id DESC LIMIT 1) l",
            "SELECT c.name, l.total FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE o.customer_id = c.id"
                    + " ORDER BY random() LIMIT 1) l",
            "SELECT c.name, l.total FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE o.customer_id = c.id"
                    + " ORDER BY o.id DESC LIMIT 1) l LIMIT 10",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }
}
