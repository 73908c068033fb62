package org.plumbline.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubqueriesToLateralTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new SubqueriesToLateral(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void aggregatesAreCrossJoined() {
        tester.on("SELECT c.name, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id), (SELECT max(o.total) FROM orders o WHERE"
                + " o.customer_id = c.id) m FROM customers c")
                .becomes("SELECT c.name, looked_up.value AS count, looked_up.value_2 m FROM customers c CROSS JOIN LATERAL (SELECT count(*)"
                        + " AS value, max(o.total) AS value_2 FROM orders o WHERE o.customer_id = c.id) AS looked_up")
                .given().promising(Gain.LIKELY);
    }

    @Test
    void firstRowsAreLeftJoined() {
        tester.on("SELECT (SELECT i.price FROM items i WHERE i.order_id = o.id ORDER BY i.number LIMIT 1), (SELECT i.id FROM items i WHERE"
                + " i.order_id = o.id ORDER BY i.number LIMIT 1) FROM orders o")
                .becomes("SELECT looked_up.value AS price, looked_up.value_2 AS id FROM orders o LEFT JOIN LATERAL (SELECT i.price AS"
                        + " value, i.id AS value_2 FROM items i WHERE i.order_id = o.id ORDER BY i.number LIMIT 1) AS looked_up ON true")
                .given(Condition.holds(new Demand.Unique("public.items", List.of("order_id", "number"))),
                        Condition.holds(new Demand.NotNull("public.items", "number")),
                        Condition.holds(new Demand.NotNull("public.items", "order_id"))).promising(Gain.LIKELY);
    }

    @Test
    void tiesAreToBeVouchedFor() {
        tester.on("SELECT (SELECT i.price FROM items i WHERE i.order_id = o.id ORDER BY i.price LIMIT 1), (SELECT i.id FROM items i WHERE"
                + " i.order_id = o.id ORDER BY i.price LIMIT 1) FROM orders o")
                .becomes("SELECT looked_up.value AS price, looked_up.value_2 AS id FROM orders o LEFT JOIN LATERAL (SELECT i.price AS"
                        + " value, i.id AS value_2 FROM items i WHERE i.order_id = o.id ORDER BY i.price LIMIT 1) AS looked_up ON true")
                .given(Condition.toVouch(new Demand.NotNull("public.items", "price")),
                        Condition.toVouch(new Demand.Unique("public.items", List.of("order_id", "price"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT CASE WHEN c.region > 0 THEN (SELECT sum(o.total / o.id) FROM orders o WHERE o.customer_id = c.id)"
                    + " END AS s, (SELECT max(o.total) FROM orders o WHERE o.customer_id = c.id) FROM customers c",
            "SELECT (SELECT sum(o.total / o.id) FROM orders o WHERE o.customer_id = c.id), (SELECT max(o.total) FROM"
                    + " orders o WHERE o.customer_id = c.id) FROM customers c WHERE c.region > 0",
            "SELECT (SELECT sum(o.total / o.id) FROM orders o WHERE o.customer_id = c.id), (SELECT max(o.total) FROM"
                    + " orders o WHERE o.customer_id = c.id) FROM customers c ORDER BY c.id LIMIT 5",
            "SELECT (SELECT CASE WHEN i.price = 6 THEN 0 ELSE number END FROM items i WHERE i.order_id = o.id ORDER BY"
                    + " number LIMIT 1), (SELECT i.id FROM items i WHERE i.order_id = o.id ORDER BY number LIMIT 1) FROM orders o",
            "SELECT (SELECT CASE WHEN i.price = 6 THEN 0 ELSE i.number END FROM items i WHERE i.order_id = o.id ORDER"
                    + " BY i.number LIMIT 1), (SELECT i.id FROM items i WHERE i.order_id = o.id ORDER BY i.number LIMIT 1) FROM"
                    + " orders o",
            "SELECT (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) FROM customers c",
            "SELECT (SELECT count(*) FROM orders o WHERE o.customer_id = c.id), (SELECT max(total) FROM orders o WHERE"
                    + " o.customer_id = c.id AND o.total > 5) FROM customers c",
            "SELECT (SELECT count(*) FROM orders o), (SELECT max(o.total) FROM orders o) FROM customers c",
            "SELECT (SELECT o.id FROM orders o WHERE o.customer_id = c.id LIMIT 1), (SELECT o.total FROM orders o WHERE"
                    + " o.customer_id = c.id LIMIT 1) FROM customers c",
            "SELECT (SELECT count(*) FROM orders o WHERE o.customer_id = c.id AND random() < 0.5), (SELECT max(o.total) FROM"
                    + " orders o WHERE o.customer_id = c.id AND random() < 0.5) FROM customers c",
            "SELECT *, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id), (SELECT max(o.total) FROM orders o WHERE"
                    + " o.customer_id = c.id) FROM customers c",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }

    @Test
    void whatMayFailIsCalculatedForNoOtherRows() {
        tester.on("SELECT (SELECT sum(o.total / o.id) FROM orders o WHERE o.customer_id = c.id), (SELECT max(o.total) FROM orders o WHERE"
                + " o.customer_id = c.id) FROM customers c")
                .becomes("SELECT looked_up.value AS sum, looked_up.value_2 AS max FROM customers c CROSS JOIN LATERAL (SELECT"
                        + " sum(o.total / o.id) AS value, max(o.total) AS value_2 FROM orders o WHERE o.customer_id = c.id) AS looked_up");
    }
}
