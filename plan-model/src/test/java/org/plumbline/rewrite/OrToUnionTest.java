package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrToUnionTest {
    private final RewriteTester tester = RewriteTester.of(new OrToUnion(),
            "orders(id int primary key, customer_id int, code text, placed date, paid boolean)",
            "customers(id int primary key, email text, name text)");

    @Test
    void acrossTablesEachSideIsAnArm() {
        tester.on("SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.paid AND (o.code = $1 OR c.email = $2)")
                .becomes("SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.paid AND (o.code = $1)"
                        + " UNION ALL SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.paid AND"
                        + " (c.email = $2 AND (o.code = $1) IS NOT TRUE)")
                .given().related(new Relation.SameRows()).promising(Gain.LIKELY);
    }

    @Test
    void columnsOfOneTableMayHaveTheirIndexesAnyhow() {
        tester.on("SELECT id FROM orders WHERE code = 'a' OR placed > '2026-01-01'")
                .becomes("SELECT id FROM orders WHERE code = 'a'"
                        + " UNION ALL SELECT id FROM orders WHERE placed > '2026-01-01' AND (code = 'a') IS NOT TRUE")
                .promising(Gain.PERHAPS);
    }

    @Test
    void aQueryIsAskedLastAndNotTwice() {
        tester.on("SELECT id FROM customers WHERE id IN (SELECT customer_id FROM orders) OR email = 'x'")
                .becomes("SELECT id FROM customers WHERE email = 'x' UNION ALL SELECT id FROM customers"
                        + " WHERE id IN (SELECT customer_id FROM orders) AND (email = 'x') IS NOT TRUE")
                .promising(Gain.LIKELY);
    }

    @Test
    void threeSidesExcludeAllBefore() {
        tester.on("SELECT id FROM orders WHERE code = 'a' OR id = 3 OR customer_id = 4")
                .becomes("SELECT id FROM orders WHERE code = 'a' UNION ALL SELECT id FROM orders WHERE id = 3 AND (code = 'a') IS NOT TRUE"
                        + " UNION ALL SELECT id FROM orders WHERE customer_id = 4 AND (code = 'a') IS NOT TRUE AND (id = 3) IS NOT TRUE");
    }

    @Test
    void distinctBecomesUnion() {
        tester.on("SELECT DISTINCT customer_id FROM orders WHERE code = 'a' OR id = 3")
                .becomes("SELECT customer_id FROM orders WHERE code = 'a' UNION SELECT customer_id FROM orders WHERE id = 3");
    }

    @Test
    void anInnerJoinsConditionIsOneOfAll() {
        tester.on("SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id OR c.email = o.code")
                .becomes("SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id UNION ALL SELECT o.id FROM orders o"
                        + " JOIN customers c ON c.email = o.code AND (c.id = o.customer_id) IS NOT TRUE");
        tester.on("SELECT o.id FROM orders o LEFT JOIN customers c ON c.id = o.customer_id OR c.email = o.code").staysQuiet();
    }

    @Test
    void theOrderIsOneOfTheResult() {
        tester.on("SELECT o.id, code FROM orders o WHERE code = 'a' OR customer_id = 3 ORDER BY o.id DESC, code")
                .becomes("SELECT o.id, code FROM orders o WHERE code = 'a' UNION ALL SELECT o.id, code FROM orders o WHERE customer_id = 3"
                        + " AND (code = 'a') IS NOT TRUE ORDER BY 1 DESC, 2");
        tester.on("SELECT * FROM orders o WHERE code = 'a' OR customer_id = 3 ORDER BY o.placed")
                .becomes("SELECT * FROM orders o WHERE code = 'a' UNION ALL SELECT * FROM orders o WHERE customer_id = 3"
                        + " AND (code = 'a') IS NOT TRUE ORDER BY placed");
        tester.on("SELECT id FROM orders WHERE code = 'a' OR customer_id = 3 ORDER BY placed").staysQuiet();
        tester.on("SELECT id FROM orders WHERE code = 'a' OR customer_id = 3 ORDER BY id + 1").staysQuiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT id FROM orders WHERE code = 'a' OR code = 'b'",
            "SELECT id FROM orders WHERE $1 IS NULL OR code = $1",
            "SELECT id FROM orders WHERE code = 'a' OR id = 3 LIMIT 3",
            "SELECT id FROM orders WHERE code = 'a' OR id = 3 FOR UPDATE",
            "SELECT count(*) FROM orders WHERE code = 'a' OR id = 3",
            "SELECT code FROM orders WHERE code = 'a' OR id = 3 GROUP BY code",
            "SELECT row_number() OVER () FROM orders WHERE code = 'a' OR id = 3",
            "SELECT DISTINCT ON (code) id FROM orders WHERE code = 'a' OR id = 3",
            "SELECT random() FROM orders WHERE code = 'a' OR id = 3",
            "SELECT id FROM orders WHERE code = mine.f() OR id = 3",
            "SELECT id FROM orders TABLESAMPLE system (10) WHERE code = 'a' OR id = 3",
            "SELECT id FROM orders, generate_series(1, 2) WHERE code = 'a' OR id = 3",
            "SELECT id INTO copied FROM orders WHERE code = 'a' OR id = 3",
            "SELECT id FROM orders WHERE code = ? OR id = ?",
            "INSERT INTO customers SELECT id, 'x' FROM orders WHERE code = 'a' OR id = 3",
            "DELETE FROM orders WHERE code = 'a' OR id = 3",
            "SELECT id FROM orders WHERE code = 'a' OR id = 3 OR customer_id = 4 OR paid OR placed IS NULL",
            "SELECT id FROM orders WHERE code = 'a' OR nobody = 3",
            "SELECT id FROM customers c WHERE EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id AND (o.code = 'a' OR o.id = c.id))",
    })
    void staysQuietWhereItWouldNotBeTheSameOrNoHelp(String sql) {
        tester.on(sql).staysQuiet();
    }
}
