package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedlessOrderTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new NeedlessOrder(), CUSTOMERS, ORDERS, ITEMS,
            "payments(id int primary key, amount numeric)");

    @Test
    void goesFromIn() {
        tester.on("SELECT * FROM customers WHERE id IN (SELECT customer_id FROM orders ORDER BY placed DESC)")
                .becomes("SELECT * FROM customers WHERE id IN (SELECT customer_id FROM orders)")
                .given().promising(Gain.LIKELY);
    }

    @Test
    void promisesNothingBelowExists() {
        tester.on("SELECT * FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id ORDER BY o.placed)")
                .becomes("SELECT * FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)")
                .given().promising(Gain.NONE);
    }

    @Test
    void goesFromBelowACount() {
        tester.on("SELECT s.status, count(*) FROM (SELECT * FROM orders ORDER BY placed) s GROUP BY s.status")
                .becomes("SELECT s.status, count(*) FROM (SELECT * FROM orders) s GROUP BY s.status")
                .given(Condition.toVouch(new Demand.DeterministicCollation("public.orders", "status"))).promising(Gain.LIKELY);
    }

    @Test
    void goesFromBelowAnExactSum() {
        tester.on("SELECT sum(s.price) FROM (SELECT price FROM items ORDER BY number) s")
                .becomes("SELECT sum(s.price) FROM (SELECT price FROM items) s")
                .given();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT sum(q.f) FROM (SELECT exp(i.price) AS f FROM items i ORDER BY i.price) q",
            "SELECT avg(q.f) FROM (SELECT i.price / 3.0::float8 AS f FROM items i ORDER BY i.price) q",
            "SELECT max(s.amount) FROM (SELECT amount FROM payments ORDER BY id DESC) s",
            "SELECT s.amount, count(*) FROM (SELECT amount FROM payments ORDER BY id DESC) s GROUP BY s.amount",
            "SELECT max(s.score) FROM (SELECT score FROM orders ORDER BY placed) s",
            "SELECT max(lower(s.status)) FROM (SELECT status FROM orders ORDER BY placed) s",
            "SELECT max(s.total) FROM (SELECT score AS total, total AS score FROM orders ORDER BY placed) s",
            "SELECT * FROM customers WHERE id IN (SELECT customer_id FROM orders ORDER BY placed + $1) AND name = $2",
            "SELECT * FROM customers WHERE id IN (SELECT customer_id FROM orders ORDER BY placed + ?) AND name = ?",
            "SELECT * FROM customers WHERE id IN (SELECT customer_id FROM orders ORDER BY placed LIMIT 3)",
            "SELECT * FROM customers WHERE id IN (SELECT DISTINCT ON (total) customer_id FROM orders ORDER BY total, placed)",
            "SELECT array_agg(s.id) FROM (SELECT id FROM orders ORDER BY placed) s",
            "SELECT string_agg(s.name, ',') FROM (SELECT name FROM customers ORDER BY name) s",
            "SELECT sum(s.score) FROM (SELECT score FROM orders ORDER BY placed) s",
            "SELECT * FROM (SELECT id FROM orders ORDER BY placed) s",
            "SELECT max(s.id) OVER () FROM (SELECT id FROM orders ORDER BY placed) s",
            "SELECT my_last(s.id), count(*) FROM (SELECT id FROM orders ORDER BY placed) s",
            "SELECT count(*) FROM (SELECT id FROM orders ORDER BY nextval('s')) s",
            "SELECT (SELECT id FROM orders ORDER BY placed)",
            "SELECT ARRAY /* in order */ (SELECT id FROM orders ORDER BY placed) FROM customers GROUP BY id",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }

    @Test
    void theGreatestOfTextsThatAreEqualIsTheFirst() {
        tester.on("SELECT max(s.status), min(s.placed), avg(s.total) FROM (SELECT o.* FROM orders o ORDER BY placed) s")
                .becomes("SELECT max(s.status), min(s.placed), avg(s.total) FROM (SELECT o.* FROM orders o) s")
                .given(Condition.toVouch(new Demand.DeterministicCollation("public.orders", "status")));
        RewriteTester.of(new NeedlessOrder(), "payments(id int primary key, amount numeric)")
                .on("SELECT sum(s.amount) FROM (SELECT amount FROM payments ORDER BY id) s")
                .becomes("SELECT sum(s.amount) FROM (SELECT amount FROM payments) s").given();
    }
}
