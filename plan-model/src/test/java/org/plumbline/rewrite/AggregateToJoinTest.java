package org.plumbline.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateToJoinTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new AggregateToJoin(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void aCountIsZeroWhereThereIsNone() {
        tester.on("SELECT c.name, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) FROM customers c")
                .becomes("SELECT c.name, COALESCE(grouped.value, 0) AS count FROM customers c LEFT JOIN (SELECT o.customer_id AS key,"
                        + " count(*) AS value FROM orders o GROUP BY o.customer_id) AS grouped ON grouped.key = c.id")
                .given().promising(Gain.LIKELY);
    }

    @Test
    void otherAggregatesAreNull() {
        tester.on("SELECT o.id FROM orders o WHERE o.status = 'a' AND o.total > (SELECT avg(p.total) FROM orders p WHERE p.customer_id ="
                + " o.customer_id AND p.status = 'b')")
                .becomes("SELECT o.id FROM orders o LEFT JOIN (SELECT p.customer_id AS key, avg(p.total) AS value FROM orders p WHERE"
                        + " p.status = 'b' GROUP BY p.customer_id) AS grouped ON grouped.key = o.customer_id WHERE o.status = 'a' AND"
                        + " o.total > grouped.value")
                .given().promising(Gain.PERHAPS);
    }

    @Test
    void whatIsCalculatedOfThemStaysOutside() {
        tester.on("SELECT (SELECT coalesce(sum(o.total), 0) FROM orders o WHERE o.customer_id = c.id), (SELECT max(i.price) FROM items i)"
                + " FROM customers c")
                .becomes("SELECT coalesce(grouped.value, 0) AS \"coalesce\", (SELECT max(i.price) FROM items i) FROM customers c LEFT JOIN"
                        + " (SELECT o.customer_id AS key, sum(o.total) AS value FROM orders o GROUP BY o.customer_id) AS grouped ON"
                        + " grouped.key = c.id");
    }

    @Test
    void joinsBehindTheTableThatACommaKeepsApart() {
        tester.on("SELECT (SELECT min(o.total) FROM orders o WHERE o.customer_id = c.id) AS grouped FROM customers c, items i")
                .becomes("SELECT grouped2.value AS grouped FROM customers c LEFT JOIN (SELECT o.customer_id AS key, min(o.total) AS value"
                        + " FROM orders o GROUP BY o.customer_id) AS grouped2 ON grouped2.key = c.id, items i");
    }

    @Test
    void aLimitNeedsAnOrderThatTellsRowsApart() {
        tester.on("SELECT (SELECT min(o.total) FROM orders o WHERE o.customer_id = c.id) AS m FROM customers c ORDER BY c.id LIMIT 5")
                .becomes("SELECT grouped.value AS m FROM customers c LEFT JOIN (SELECT o.customer_id AS key, min(o.total) AS value FROM"
                        + " orders o GROUP BY o.customer_id) AS grouped ON grouped.key = c.id ORDER BY c.id LIMIT 5")
                .given(Condition.holds(new Demand.Unique("public.customers", List.of("id"))),
                        Condition.holds(new Demand.NotNull("public.customers", "id"))).promising(Gain.PERHAPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM (SELECT c.id, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) FROM customers c) s"
                    + " FOR UPDATE",
            "SELECT (SELECT max(o.placed AT TIME ZONE o.status) FROM orders o WHERE o.customer_id = c.id) FROM"
                    + " customers c",
            "SELECT (SELECT max(o.placed) FROM orders o WHERE o.customer_id = c.id AND 'x' ~ o.status) FROM customers c",
            "SELECT (SELECT max(o.placed) FROM orders o WHERE o.customer_id = c.id AND o.status LIKE o.status) FROM"
                    + " customers c",
            "SELECT (SELECT max(o.placed) FROM orders o WHERE o.customer_id = c.id AND date_part(o.status, o.placed) ="
                    + " 1) FROM customers c",
            "SELECT (SELECT max(o.total !~~ 3) FROM orders o WHERE o.customer_id = c.id) FROM customers c",
            "SELECT (SELECT ARRAY[max(o.total)] FROM orders o WHERE o.customer_id = c.id) FROM customers c",
            "SELECT (SELECT CASE WHEN true THEN max(o.total) END FROM orders o WHERE o.customer_id = c.id) FROM"
                    + " customers c",
            "SELECT (SELECT max(o.status) COLLATE \"C\" FROM orders o WHERE o.customer_id = c.id) FROM customers c",
            "SELECT (SELECT (array_agg(o.total))[1] FROM orders o WHERE o.customer_id = c.id) FROM customers c",
            "SELECT (SELECT max(o.placed) AT TIME ZONE 'UTC' FROM orders o WHERE o.customer_id = c.id) FROM customers c",
            "SELECT (SELECT trim(max(o.status)) FROM orders o WHERE o.customer_id = c.id) FROM customers c",
            "SELECT *, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) FROM customers c",
            "SELECT (SELECT count(*) FROM orders o) FROM customers c",
            "SELECT (SELECT count(*) FROM orders o WHERE o.customer_id > c.id) FROM customers c",
            "SELECT (SELECT count(*) FROM orders o WHERE o.customer_id = c.id + 1) FROM customers c",
            "SELECT (SELECT count(*) FROM orders o WHERE o.score = c.id) FROM customers c",
            "SELECT (SELECT sum(o.total + c.region) FROM orders o WHERE o.customer_id = c.id) FROM customers c",
            "SELECT (SELECT count(*) FROM orders o WHERE o.customer_id = c.id GROUP BY o.status) FROM customers c",
            "SELECT (SELECT count(*) FROM orders o WHERE o.customer_id = c.id HAVING count(*) > 1) FROM customers c",
            "SELECT (SELECT array_agg(o.id) FROM orders o WHERE o.customer_id = c.id) FROM customers c",
            "SELECT (SELECT sum(100 / o.total) FROM orders o WHERE o.customer_id = c.id) FROM customers c",
            "SELECT (SELECT sum(o.total) FROM orders o WHERE o.customer_id = c.id AND o.total > random()) FROM customers c",
            "SELECT (SELECT my_sum(o.total) FROM orders o WHERE o.customer_id = c.id) FROM customers c",
            "SELECT c.region, max((SELECT count(*) FROM orders o WHERE o.customer_id = c.id)) FROM customers c GROUP BY c.region",
            "SELECT (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) FROM customers c FOR UPDATE",
            "SELECT (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) FROM customers c JOIN items i ON true ORDER BY"
                    + " c.name LIMIT 5",
            "SELECT CASE WHEN c.region = 1 THEN 0 ELSE (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) END FROM"
                    + " customers c",
            "SELECT ARRAY(SELECT count(*) FROM orders o WHERE o.customer_id = c.id) FROM customers c",
            "SELECT (SELECT count(*) FROM orders o WHERE o.customer_id = c.id AND o.total = i.price) FROM customers c, items i",
            "SELECT (SELECT count(*) FROM orders o WHERE o.customer_id = c.id AND o.total > ?) FROM customers c WHERE c.region = ?",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }

    @Test
    void aCastIsCalledAfterItsTypeWhereWhatItCastsHasNoName() {
        tester.on("SELECT (SELECT (sum(o.total) + 1)::bigint FROM orders o WHERE o.customer_id = c.id) FROM customers c")
                .becomes("SELECT ((grouped.value + 1)::bigint) AS int8 FROM customers c LEFT JOIN (SELECT o.customer_id AS key,"
                        + " sum(o.total) AS value FROM orders o GROUP BY o.customer_id) AS grouped ON grouped.key = c.id");
    }

    @Test
    void aConstantFailsForAllRowsOrForNone() {
        tester.on("SELECT (SELECT max(o.placed AT TIME ZONE 'UTC') FROM orders o WHERE o.customer_id = c.id AND o.status LIKE 'a%') FROM"
                + " customers c")
                .becomes("SELECT grouped.value AS max FROM customers c LEFT JOIN (SELECT o.customer_id AS key,"
                        + " max(o.placed AT TIME ZONE 'UTC') AS value FROM orders o WHERE o.status LIKE 'a%'"
                        + " GROUP BY o.customer_id) AS grouped ON grouped.key = c.id");
    }
}
