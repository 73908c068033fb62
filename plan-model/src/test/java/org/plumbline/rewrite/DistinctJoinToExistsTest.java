package org.plumbline.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctJoinToExistsTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new DistinctJoinToExists(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void becomesExists() {
        tester.on("SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.total > 5")
                .becomes("SELECT c.id, c.name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.total"
                        + " > 5)")
                .given(Condition.holds(new Demand.Unique("public.customers", List.of("id"))),
                        Condition.holds(new Demand.NotNull("public.customers", "id"))).promising(Gain.LIKELY);
    }

    @Test
    void distinctStaysWithoutAKey() {
        tester.on("SELECT DISTINCT c.email FROM orders o JOIN customers c ON o.customer_id = c.id WHERE c.region = 1")
                .becomes("SELECT DISTINCT c.email FROM customers c WHERE c.region = 1 AND EXISTS (SELECT 1 FROM orders o WHERE"
                        + " o.customer_id = c.id)")
                .given().promising(Gain.LIKELY);
    }

    @Test
    void aCommaIsAJoin() {
        tester.on("SELECT DISTINCT c.id FROM customers c, orders o WHERE c.region = 1 AND o.customer_id = c.id AND (o.total > 5 OR o.status"
                + " = 'a')")
                .becomes("SELECT c.id FROM customers c WHERE c.region = 1 AND EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND"
                        + " (o.total > 5 OR o.status = 'a'))");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.total > 5",
            "SELECT DISTINCT c.id, o.status FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.total > 5",
            "SELECT DISTINCT * FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.total > 5",
            "SELECT DISTINCT ON (c.name) c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.total > 5",
            "SELECT DISTINCT c.id, c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.total > 5",
            "SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.total > 5 ORDER BY c.id"
                    + " LIMIT 5",
            "SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.total > 5 AND random() < 0.5",
            "SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o USING (id) WHERE o.total > 5",
            "SELECT DISTINCT c.id, count(*) FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.total > 5 GROUP BY c.id",
            "SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.total > 5 OR c.region = 1"
                    + " FOR UPDATE",
            "SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id FULL JOIN items i ON i.id = c.id"
                    + " WHERE o.total > 5",
            "SELECT DISTINCT c.id, my_rows(c.name) FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.total > 5",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }

    @Test
    void keepsAnOrOfParenthesesTogether() {
        RewriteTester.of(new DistinctJoinToExists(), "customers(id int primary key)", "orders(id int primary key, a int, b int, total int)")
                .on("SELECT DISTINCT c.id FROM customers c JOIN orders o ON (o.a = c.id) OR (o.b = c.id) WHERE o.total > 5")
                .becomes("SELECT c.id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE ((o.a = c.id) OR (o.b = c.id)) AND"
                        + " o.total > 5)");
    }
}
