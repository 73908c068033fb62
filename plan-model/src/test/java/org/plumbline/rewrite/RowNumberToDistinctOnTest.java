package org.plumbline.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowNumberToDistinctOnTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new RowNumberToDistinctOn(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void becomesDistinctOn() {
        tester.on("SELECT s.id FROM (SELECT o.id, row_number() OVER (PARTITION BY o.customer_id ORDER BY o.id DESC) AS rn FROM orders o) s"
                + " WHERE s.rn = 1")
                .becomes("SELECT s.id FROM (SELECT DISTINCT ON (o.customer_id) o.id FROM orders o ORDER BY o.customer_id, o.id DESC) s")
                .given(Condition.holds(new Demand.Unique("public.orders", List.of("id"))),
                        Condition.holds(new Demand.NotNull("public.orders", "id"))).promising(Gain.PERHAPS);
    }

    @Test
    void theNumberStaysWhereItIsRead() {
        tester.on("SELECT * FROM (SELECT i.*, row_number() OVER (PARTITION BY order_id ORDER BY number) FROM items i WHERE price > 5) s"
                + " WHERE row_number <= 1 AND id > 3")
                .becomes("SELECT * FROM (SELECT DISTINCT ON (order_id) i.*, 1::bigint AS row_number FROM items i WHERE price > 5 ORDER BY"
                        + " order_id, number) s WHERE id > 3")
                .given(Condition.holds(new Demand.Unique("public.items", List.of("order_id", "number"))),
                        Condition.holds(new Demand.NotNull("public.items", "order_id")),
                        Condition.holds(new Demand.NotNull("public.items", "number")));
    }

    @Test
    void tiesAreToBeVouchedFor() {
        tester.on("SELECT s.id FROM (SELECT row_number() OVER (PARTITION BY o.status ORDER BY o.placed NULLS FIRST) rn, o.id FROM orders o)"
                + " s WHERE s.rn < 2")
                .becomes("SELECT s.id FROM (SELECT DISTINCT ON (o.status) o.id FROM orders o ORDER BY o.status, o.placed NULLS FIRST) s")
                .given(Condition.holds(new Demand.NotNull("public.orders", "status")),
                        Condition.toVouch(new Demand.NotNull("public.orders", "placed")),
                        Condition.toVouch(new Demand.Unique("public.orders", List.of("placed", "status"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT s.id FROM (SELECT o.id, row_number() OVER (PARTITION BY o.customer_id ORDER BY o.id DESC) AS rn"
                    + " FROM orders o WINDOW w AS (ORDER BY o.id)) s WHERE s.rn = 1",
            "SELECT s.* FROM (SELECT CASE WHEN id = 2 THEN 0 ELSE id END, row_number() OVER (PARTITION BY status ORDER"
                    + " BY id DESC) AS rn FROM orders) s WHERE s.rn = 1",
            "SELECT s.* FROM (SELECT status COLLATE \"C\", row_number() OVER (PARTITION BY total ORDER BY status, id)"
                    + " AS rn FROM orders) s WHERE s.rn = 1",
            "SELECT s.* FROM (SELECT tags[2], row_number() OVER (PARTITION BY total ORDER BY tags, id) AS rn FROM"
                    + " orders) s WHERE s.rn = 1",
            "SELECT s.* FROM (SELECT (placed).f, row_number() OVER (PARTITION BY total ORDER BY f, id) AS rn FROM"
                    + " orders) s WHERE s.rn = 1",
            "SELECT s.* FROM (SELECT placed AT TIME ZONE 'UTC', row_number() OVER (PARTITION BY total ORDER BY"
                    + " timezone, id) AS rn FROM orders) s WHERE s.rn = 1",
            "SELECT s.* FROM (SELECT trim(status), row_number() OVER (PARTITION BY total ORDER BY btrim, id) AS rn FROM"
                    + " orders) s WHERE s.rn = 1",
            "SELECT s.id FROM (SELECT o.id, row_number() OVER (PARTITION BY o.customer_id ORDER BY o.id DESC) AS rn FROM orders o)"
                    + " s WHERE s.rn = 2",
            "SELECT s.id FROM (SELECT o.id, row_number() OVER (PARTITION BY o.customer_id ORDER BY o.id DESC) AS rn FROM orders o)"
                    + " s WHERE s.rn <= 3",
            "SELECT s.id FROM (SELECT o.id, row_number() OVER (PARTITION BY o.customer_id ORDER BY o.id DESC) AS rn FROM orders o)"
                    + " s WHERE s.rn = 1 OR s.id = 1",
            "SELECT s.id FROM (SELECT o.id, rank() OVER (PARTITION BY o.customer_id ORDER BY o.id DESC) AS rn FROM orders o) s"
                    + " WHERE s.rn = 1",
            "SELECT s.id FROM (SELECT o.id, row_number() OVER (ORDER BY o.id DESC) AS rn FROM orders o) s WHERE s.rn = 1",
            "SELECT s.id FROM (SELECT o.id, row_number() OVER (PARTITION BY o.customer_id) AS rn FROM orders o) s WHERE s.rn = 1",
            "SELECT s.id FROM (SELECT o.id, row_number() OVER (PARTITION BY 1 ORDER BY o.id DESC) AS rn FROM orders o) s WHERE"
                    + " s.rn = 1",
            "SELECT s.id FROM (SELECT DISTINCT o.id, row_number() OVER (PARTITION BY o.customer_id ORDER BY o.id DESC) AS rn FROM"
                    + " orders o) s WHERE s.rn = 1",
            "SELECT s.id FROM (SELECT o.id, row_number() OVER (PARTITION BY o.customer_id ORDER BY o.id DESC) AS rn FROM orders o"
                    + " LIMIT 5) s WHERE s.rn = 1",
            "SELECT s.id FROM (SELECT o.id, row_number() OVER (PARTITION BY o.customer_id ORDER BY random()) AS rn FROM orders o)"
                    + " s WHERE s.rn = 1",
            "SELECT s.id FROM (SELECT o.total AS customer_id, o.id, row_number() OVER (PARTITION BY customer_id ORDER BY o.id) AS"
                    + " rn FROM orders o) s WHERE s.rn = 1",
            "SELECT s.id FROM customers c LEFT JOIN (SELECT o.id, row_number() OVER (PARTITION BY o.customer_id ORDER BY o.id) AS"
                    + " rn FROM orders o) s ON true WHERE s.rn = 1",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }

    @Test
    void aQualifiedColumnIsNoItemOfUnknownName() {
        tester.on("SELECT s.* FROM (SELECT CASE WHEN o.id = 2 THEN 0 ELSE o.id END, row_number() OVER (PARTITION BY o.status ORDER BY o.id)"
                + " AS rn FROM orders o) s WHERE s.rn = 1")
                .becomes("SELECT s.* FROM (SELECT DISTINCT ON (o.status) CASE WHEN o.id = 2 THEN 0 ELSE o.id END, 1::bigint AS rn"
                        + " FROM orders o ORDER BY o.status, o.id) s");
    }
}
