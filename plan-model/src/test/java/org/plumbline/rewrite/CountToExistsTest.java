package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountToExistsTest {
    private final RewriteTester tester = RewriteTester.of(new CountToExists());

    @Test
    void becomesExists() {
        tester.on("SELECT c.name FROM customers c WHERE (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) > 0 AND c.active")
                .becomes("SELECT c.name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id) AND c.active")
                .given().promising(Gain.LIKELY);
    }

    @Test
    void noneBecomesNotExists() {
        tester.on("SELECT 1 FROM customers c WHERE 0 = (SELECT count(*) FROM orders o WHERE o.customer_id = c.id)")
                .becomes("SELECT 1 FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)");
    }

    @Test
    void aCountedColumnMustNotBeNull() {
        tester.on("SELECT 1 FROM customers c WHERE ((SELECT count(o.paid) FROM orders o) >= 1)")
                .becomes("SELECT 1 FROM customers c WHERE (EXISTS (SELECT 1 FROM orders o WHERE o.paid IS DISTINCT FROM NULL))");
        RewriteTester.of(new CountToExists(), "orders(id int primary key, paid numeric)")
                .on("SELECT 1 FROM customers c WHERE ((SELECT count(o.paid) FROM orders o) >= 1)")
                .becomes("SELECT 1 FROM customers c WHERE (EXISTS (SELECT 1 FROM orders o WHERE o.paid IS NOT NULL))");
    }

    @Test
    void aRowOfNullsIsCounted() {
        RewriteTester known = RewriteTester.of(new CountToExists(), "orders(id int primary key, size sizes composite)");
        known.on("SELECT 1 FROM c WHERE (SELECT count(o) FROM orders o) > 0")
                .becomes("SELECT 1 FROM c WHERE EXISTS (SELECT 1 FROM orders o WHERE o IS DISTINCT FROM NULL)");
        known.on("SELECT 1 FROM c WHERE (SELECT count(o.*) FROM orders o WHERE id > 2) > 0")
                .becomes("SELECT 1 FROM c WHERE EXISTS (SELECT 1 FROM orders o WHERE id > 2 AND (o.*) IS DISTINCT FROM NULL)");
        known.on("SELECT 1 FROM c WHERE (SELECT count(o.size) FROM orders o) > 0")
                .becomes("SELECT 1 FROM c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.size IS DISTINCT FROM NULL)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT 1 FROM c WHERE (SELECT count(?) FROM o WHERE x = ?) > 0",
            "SELECT 1 FROM c WHERE (SELECT count(*) FROM o) > 1",
            "SELECT 1 FROM c WHERE (SELECT count(DISTINCT x) FROM o) > 0",
            "SELECT 1 FROM c WHERE (SELECT count(*) FROM o GROUP BY x) > 0",
            "SELECT 1 FROM c WHERE (SELECT count(*) FROM o HAVING true) > 0",
            "SELECT 1 FROM c WHERE (SELECT sum(x) FROM o) > 0",
            "SELECT 1 FROM c WHERE (SELECT count(*) + 1 FROM o) > 0",
            "SELECT 1 FROM c WHERE (SELECT count(*) FILTER (WHERE x) FROM o) > 0",
            "SELECT 1 FROM c WHERE (SELECT count(*) FROM o OFFSET 1) > 0",
            "SELECT 1 FROM c WHERE (SELECT count(*) FROM o UNION SELECT 2) > 0",
            "SELECT 1 FROM c WHERE (SELECT count(*) FROM o) > $1",
    })
    void staysQuietWhereANumberMatters(String sql) {
        tester.on(sql).staysQuiet();
    }
}
