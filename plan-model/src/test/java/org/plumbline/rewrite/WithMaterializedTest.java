package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithMaterializedTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new WithMaterialized(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void aWordTooMuchGoes() {
        tester.on("WITH r AS MATERIALIZED (SELECT * FROM orders) SELECT * FROM r WHERE customer_id = 5")
                .becomes("WITH r AS (SELECT * FROM orders) SELECT * FROM r WHERE customer_id = 5")
                .given().promising(Gain.PERHAPS);
    }

    @Test
    void conditionsReachAllReaders() {
        tester.on("WITH r (a, n) AS (SELECT customer_id, count(*) FROM orders GROUP BY customer_id) SELECT 1 FROM r x JOIN r y ON y.a = 6"
                + " WHERE x.a = 5")
                .becomes("WITH r (a, n) AS NOT MATERIALIZED (SELECT customer_id, count(*) FROM orders GROUP BY customer_id) SELECT 1 FROM r"
                        + " x JOIN r y ON y.a = 6 WHERE x.a = 5")
                .given().promising(Gain.PERHAPS);
    }

    @Test
    void onceForAllReaders() {
        tester.on("WITH r AS NOT MATERIALIZED (SELECT status, sum(total) FROM orders GROUP BY status) SELECT 1 FROM r x, r y")
                .becomes("WITH r AS MATERIALIZED (SELECT status, sum(total) FROM orders GROUP BY status) SELECT 1 FROM r x, r y")
                .given().promising(Gain.PERHAPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "WITH r AS (SELECT * FROM orders) SELECT * FROM r WHERE customer_id = 5",
            "WITH r AS MATERIALIZED (SELECT * FROM orders) SELECT * FROM r",
            "WITH r AS (SELECT * FROM orders) SELECT 1 FROM r x, r y WHERE x.id = 5",
            "WITH r AS MATERIALIZED (SELECT * FROM orders FOR UPDATE) SELECT * FROM r WHERE customer_id = 5",
            "WITH r AS MATERIALIZED (SELECT random() AS x FROM orders) SELECT * FROM r WHERE x > 0.5",
            "WITH r AS MATERIALIZED (SELECT my_function(id) AS x FROM orders) SELECT * FROM r WHERE x = 5",
            "WITH r AS MATERIALIZED (DELETE FROM orders RETURNING id) SELECT * FROM r WHERE id = 5",
            "WITH r AS MATERIALIZED (SELECT * FROM orders ORDER BY placed LIMIT 9) SELECT * FROM r WHERE customer_id = 5",
            "WITH RECURSIVE r AS MATERIALIZED (SELECT 1 AS x UNION ALL SELECT x + 1 FROM r) SELECT * FROM r WHERE x = 5",
            "WITH r AS MATERIALIZED (SELECT * FROM orders) SELECT * FROM r WHERE customer_id = 5 LIMIT 5",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }
}
