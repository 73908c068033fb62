package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftJoinToNotExistsTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new LeftJoinToNotExists(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void becomesNotExistsWhereTheColumnIsNotNull() {
        tester.on("SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL")
                .becomes("SELECT c.name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)")
                .given(Condition.holds(new Demand.NotNull("public.orders", "id"))).promising(Gain.LIKELY);
    }

    @Test
    void promisesNothingWhereTheJoinComparesTheColumn() {
        tester.on("SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.total > 5 WHERE c.region = 1 AND"
                + " o.customer_id IS NULL")
                .becomes("SELECT c.name FROM customers c WHERE c.region = 1 AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id ="
                        + " c.id AND o.total > 5)")
                .given().promising(Gain.NONE);
    }

    @Test
    void aColumnThatMayBeNullIsToBeVouchedFor() {
        tester.on("SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.total IS NULL")
                .becomes("SELECT c.name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)")
                .given(Condition.toVouch(new Demand.NotNull("public.orders", "total")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL",
            "SELECT c.name, o.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL",
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NOT NULL",
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL OR c.region = 1",
            "SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL",
            "SELECT c.name FROM customers c LEFT JOIN orders o USING (id) WHERE o.status IS NULL",
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id FULL JOIN items i ON i.id = c.id WHERE o.id"
                    + " IS NULL",
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND random() < 0.5 WHERE o.id IS NULL",
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL LIMIT 5",
            "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL FOR UPDATE OF c",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }

    @Test
    void aColumnUnderAnotherNameIsNotTheOneThatTheCatalogueCallsSo() {
        RewriteTester.of(new LeftJoinToNotExists(), "customers(id int primary key)", "renamed(v int, id int primary key)")
                .on("SELECT c.id FROM customers c LEFT JOIN renamed t (id, v) ON t.v = c.id WHERE t.id IS NULL").staysQuiet();
    }

    @Test
    void aRowOfNullsIsNull() {
        RewriteTester known = RewriteTester.of(new LeftJoinToNotExists(), "customers(id int primary key, pair pairs composite)",
                "orders(id int primary key, pair pairs composite not null)");
        known.on("SELECT c.id FROM customers c LEFT JOIN orders o ON o.id = c.id WHERE o.pair IS NULL").staysQuiet();
        known.on("SELECT c.id FROM customers c LEFT JOIN orders o ON o.pair = c.pair WHERE o.pair IS NULL").staysQuiet();
        known.on("SELECT c.id FROM customers c LEFT JOIN orders o ON o.pair = c.pair WHERE o.id IS NULL")
                .becomes("SELECT c.id FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.pair = c.pair)");
    }
}
