package org.plumbline.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateBeforeJoinTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new AggregateBeforeJoin(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void groupsFirst() {
        tester.on("SELECT c.id, c.name, sum(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name")
                .becomes("SELECT c.id, c.name, grouped.value AS sum FROM customers c JOIN (SELECT o.customer_id AS key, sum(o.total) AS"
                        + " value FROM orders o GROUP BY o.customer_id) AS grouped ON grouped.key = c.id")
                .given(Condition.holds(new Demand.Unique("public.customers", List.of("id"))),
                        Condition.holds(new Demand.NotNull("public.customers", "id"))).promising(Gain.PERHAPS);
    }

    @Test
    void anOuterJoinCountsItsOwnRow() {
        tester.on("SELECT c.name, count(*), count(o.id) AS n FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.total > 5"
                + " WHERE c.region = 1 GROUP BY c.id ORDER BY count(*), c.name")
                .becomes("SELECT c.name, COALESCE(grouped.value, 1) AS count, COALESCE(grouped.value_2, 0) AS n FROM customers c LEFT JOIN"
                        + " (SELECT o.customer_id AS key, count(*) AS value, count(o.id) AS value_2 FROM orders o WHERE o.total > 5"
                        + " GROUP BY"
                        + " o.customer_id) AS grouped ON grouped.key = c.id WHERE c.region = 1 ORDER BY COALESCE(grouped.value, 1),"
                        + " c.name");
    }

    @Test
    void conditionsGoWithTheirTable() {
        tester.on("SELECT c.id, max(o.total) + 1 FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.region = 1 AND (o.total > 5"
                + " OR o.status = 'a') GROUP BY c.id")
                .becomes("SELECT c.id, grouped.value + 1 FROM customers c JOIN (SELECT o.customer_id AS key, max(o.total) AS value FROM"
                        + " orders o WHERE (o.total > 5 OR o.status = 'a') GROUP BY o.customer_id) AS grouped ON grouped.key = c.id WHERE"
                        + " c.region = 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT c.name, sum(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.name",
            "SELECT c.id, c.name, sum(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name HAVING"
                    + " sum(o.total) > 5",
            "SELECT c.id, c.name, sum(o.total + c.region) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id,"
                    + " c.name",
            "SELECT c.id, c.name, array_agg(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name",
            "SELECT o.status, sum(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id, o.status",
            "SELECT c.id, c.name, sum(coalesce(o.total, 1)) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY"
                    + " c.id, c.name",
            "SELECT c.id, c.name, sum(o.total) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.total > 5 GROUP"
                    + " BY c.id, c.name",
            "SELECT c.id, c.name, sum(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id AND o.total > c.region GROUP"
                    + " BY c.id, c.name",
            "SELECT c.id, c.name, sum(5 / o.total) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name",
            "SELECT c.id, c.name, sum(o.total) FROM customers c JOIN orders o ON o.score = c.id GROUP BY c.id, c.name",
            "SELECT c.id, c.name, sum(o.total) FROM customers c RIGHT JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name",
            "SELECT c.id, c.name, sum(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name ORDER"
                    + " BY 3 LIMIT 5",
            "SELECT c.email, sum(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.email",
            "SELECT DISTINCT c.id, c.name, sum(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }
}
