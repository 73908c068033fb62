package org.plumbline.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaxToDistinctOnTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new MaxToDistinctOn(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void becomesDistinctOn() {
        tester.on("SELECT i.* FROM items i WHERE i.number = (SELECT max(m.number) FROM items m WHERE m.order_id = i.order_id)")
                .becomes("SELECT i.* FROM (SELECT DISTINCT ON (m.order_id) * FROM items m ORDER BY m.order_id, m.number DESC) AS i")
                .given(Condition.holds(new Demand.Unique("public.items", List.of("order_id", "number"))),
                        Condition.holds(new Demand.NotNull("public.items", "order_id")),
                        Condition.holds(new Demand.NotNull("public.items", "number"))).promising(Gain.LIKELY);
    }

    @Test
    void tiesAreToBeVouchedForAndNullsAreLeftOut() {
        tester.on("SELECT o.id FROM orders o WHERE o.total > 5 AND (SELECT min(placed) FROM orders m WHERE m.customer_id ="
                + " o.customer_id AND"
                + " (m.total > 1 OR m.status = 'a')) = o.placed")
                .becomes("SELECT o.id FROM (SELECT DISTINCT ON (m.customer_id) * FROM orders m WHERE (m.total > 1 OR m.status = 'a') AND"
                        + " m.customer_id IS NOT NULL AND placed IS NOT NULL ORDER BY m.customer_id, placed) AS o WHERE o.total > 5")
                .given(Condition.toVouch(new Demand.Unique("public.orders", List.of("customer_id", "placed")))).promising(Gain.PERHAPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM (SELECT o.id FROM orders o WHERE o.placed = (SELECT max(m.placed) FROM orders m WHERE"
                    + " m.customer_id = o.customer_id)) s FOR UPDATE",
            "SELECT o.id, o.total, count(*) FROM orders o WHERE o.placed = (SELECT max(m.placed) FROM orders m WHERE"
                    + " m.customer_id = o.customer_id) GROUP BY o.id",
            "SELECT o FROM orders o WHERE o.placed = (SELECT max(m.placed) FROM orders m WHERE m.customer_id ="
                    + " o.customer_id)",
            "SELECT to_json(o.*) FROM orders o WHERE o.placed = (SELECT max(m.placed) FROM orders m WHERE m.customer_id"
                    + " = o.customer_id)",
            "SELECT public.orders.total FROM public.orders WHERE orders.placed = (SELECT max(m.placed) FROM"
                    + " public.orders m WHERE m.customer_id = orders.customer_id)",
            "SELECT o.id FROM orders o WHERE o.placed = (SELECT max(m.placed) FROM orders m WHERE m.customer_id ="
                    + " o.customer_id) AND to_json(o)::text LIKE 'x'",
            "SELECT i.* FROM items i WHERE i.number >= (SELECT max(m.number) FROM items m WHERE m.order_id = i.order_id)",
            "SELECT i.* FROM items i WHERE i.number = (SELECT max(m.price) FROM items m WHERE m.order_id = i.order_id)",
            "SELECT i.* FROM items i WHERE i.number = (SELECT max(m.number) FROM items m WHERE m.order_id = i.number)",
            "SELECT i.* FROM items i WHERE i.number = (SELECT max(m.number) FROM items m)",
            "SELECT i.* FROM items i WHERE i.number = (SELECT sum(m.number) FROM items m WHERE m.order_id = i.order_id)",
            "SELECT i.* FROM items i WHERE i.number = (SELECT max(m.number) FROM orders m WHERE m.order_id = i.order_id)",
            "SELECT i.ctid FROM items i WHERE i.number = (SELECT max(m.number) FROM items m WHERE m.order_id = i.order_id)",
            "SELECT i.* FROM orders o LEFT JOIN items i ON i.order_id = o.id WHERE i.number = (SELECT max(m.number) FROM items m"
                    + " WHERE m.order_id = i.order_id)",
            "SELECT i.* FROM items i TABLESAMPLE SYSTEM (10) WHERE i.number = (SELECT max(m.number) FROM items m WHERE m.order_id"
                    + " = i.order_id)",
            "SELECT i.* FROM items i WHERE i.number = (SELECT max(m.number) FROM items m WHERE m.order_id = i.order_id) FOR UPDATE",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }

    @Test
    void theTablesOwnNameMayStandInAnotherFrom() {
        tester.on("SELECT orders.* FROM orders WHERE orders.placed = (SELECT max(m.placed) FROM orders m WHERE m.customer_id ="
                + " orders.customer_id) AND orders.id IN (SELECT x.total FROM orders x)")
                .becomes("SELECT orders.* FROM (SELECT DISTINCT ON (m.customer_id) * FROM orders m WHERE m.customer_id IS NOT NULL AND"
                        + " m.placed IS NOT NULL ORDER BY m.customer_id, m.placed DESC) AS orders"
                        + " WHERE orders.id IN (SELECT x.total FROM orders x)");
    }
}
