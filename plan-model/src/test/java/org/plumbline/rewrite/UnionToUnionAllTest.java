package org.plumbline.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnionToUnionAllTest {
    private static final Condition ORDERS_KEY = Condition.holds(new Demand.Unique("public.orders", List.of("id")));
    private static final Condition ORDERS_ID = Condition.holds(new Demand.NotNull("public.orders", "id"));

    private final RewriteTester tester = RewriteTester.of(new UnionToUnionAll(),
            "orders(id int primary key, total numeric, status text, letter char(1))",
            "invoices(id bigint primary key, number int unique, total numeric, status text)");

    @Test
    void constantsTellTheArmsApart() {
        tester.on("SELECT 'o' AS kind, id FROM orders UNION SELECT 'i', i.id FROM invoices i UNION DISTINCT SELECT 'none', 0")
                .becomes("SELECT 'o' AS kind, id FROM orders UNION ALL SELECT 'i', i.id FROM invoices i UNION ALL SELECT 'none', 0")
                .given(ORDERS_KEY, ORDERS_ID, Condition.holds(new Demand.Unique("public.invoices", List.of("id"))),
                        Condition.holds(new Demand.NotNull("public.invoices", "id")))
                .related(new Relation.SameRows()).promising(Gain.LIKELY);
    }

    @Test
    void conditionsOnAShownColumnDo() {
        tester.on("SELECT id, total FROM orders WHERE total < 10 UNION SELECT id, total FROM orders WHERE total >= 10 AND status = 'x'")
                .becomes("SELECT id, total FROM orders WHERE total < 10"
                        + " UNION ALL SELECT id, total FROM orders WHERE total >= 10 AND status = 'x'")
                .given(ORDERS_KEY, ORDERS_ID, Condition.holds(new Demand.Type("public.orders", "total", "numeric")));
        tester.on("SELECT id FROM orders WHERE id BETWEEN 1 AND 5 UNION SELECT id FROM orders WHERE 5 < id").becomes(
                "SELECT id FROM orders WHERE id BETWEEN 1 AND 5 UNION ALL SELECT id FROM orders WHERE 5 < id");
    }

    @Test
    void aCollationMayFindTwoTextsEqual() {
        tester.on("SELECT id, status FROM orders WHERE status = 'a' UNION SELECT id, status FROM orders WHERE status = 'b'")
                .becomes("SELECT id, status FROM orders WHERE status = 'a' UNION ALL SELECT id, status FROM orders WHERE status = 'b'")
                .given(ORDERS_KEY, ORDERS_ID, Condition.holds(new Demand.Type("public.orders", "status", "text")),
                        Condition.toVouch(new Demand.DeterministicCollation("public.orders", "status")));
    }

    @Test
    void groupsAndDistinctRowsAreThereOnce() {
        tester.on("SELECT 1, status, sum(total) FROM orders GROUP BY status UNION SELECT 2, 'all', sum(total) FROM orders"
                + " UNION SELECT DISTINCT 3, status, total FROM invoices")
                .becomes("SELECT 1, status, sum(total) FROM orders GROUP BY status UNION ALL SELECT 2, 'all', sum(total) FROM orders"
                        + " UNION ALL SELECT DISTINCT 3, status, total FROM invoices")
                .given(Condition.toVouch(new Demand.DeterministicCollation("public.orders", "status")),
                        Condition.toVouch(new Demand.DeterministicCollation("public.invoices", "status")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT 'o', total FROM orders UNION SELECT 'i', id FROM invoices",
            "SELECT 'o', id FROM orders UNION SELECT 'o', id FROM invoices",
            "SELECT 'o', id FROM orders UNION SELECT 'i', number FROM invoices",
            "SELECT '1', id FROM orders UNION SELECT 1, id FROM invoices",
            "SELECT 1, id FROM orders UNION SELECT 1.0, id FROM invoices",
            "SELECT 'o', o.id FROM orders o, invoices UNION SELECT 'i', id FROM invoices",
            "SELECT 'o', o.id, i.id FROM orders o LEFT JOIN invoices i ON true UNION SELECT 'i', id, 0 FROM invoices",
            "SELECT 'o', id FROM orders UNION SELECT 'i', id FROM invoices LIMIT 3",
            "SELECT 'o', id FROM orders UNION ALL SELECT 'i', id FROM invoices UNION SELECT 'j', id FROM invoices",
            "SELECT 'o', id FROM orders INTERSECT SELECT 'i', id FROM invoices",
            "SELECT 'o', id, generate_series(1, 2) FROM orders UNION SELECT 'i', id, 0 FROM invoices",
            "SELECT id, total FROM orders WHERE total <= 10 UNION SELECT id, total FROM orders WHERE total >= 10",
            "SELECT id, total FROM orders WHERE total < 10 OR id = 1 UNION SELECT id, total FROM orders WHERE total >= 10",
            "SELECT id FROM orders WHERE total < 10 UNION SELECT id FROM orders WHERE total >= 10",
            "SELECT id, letter FROM orders WHERE letter = 'a' UNION SELECT id, letter FROM orders WHERE letter = 'a '",
            "SELECT 'o', max(total) FROM orders GROUP BY status UNION SELECT 'i', id FROM invoices",
            "WITH RECURSIVE r AS (SELECT 1 AS step, id FROM orders WHERE id = 1 UNION SELECT 2, o.id FROM orders o JOIN r ON r.id < o.id)"
                    + " SELECT id FROM r",
    })
    void staysQuietWhereARowMayBeThereTwice(String sql) {
        tester.on(sql).staysQuiet();
    }

    @Test
    void staysQuietWithoutACatalogue() {
        RewriteTester.of(new UnionToUnionAll()).on("SELECT 'o', id FROM orders UNION SELECT 'i', id FROM invoices").staysQuiet();
    }

    @Test
    void aColumnUnderAnotherNameIsNotTheOneThatTheCatalogueCallsSo() {
        RewriteTester.of(new UnionToUnionAll(), "orders(id int primary key, k int)", "items(id int primary key)")
                .on("SELECT 'x' k, o.id FROM orders o (aa, id) UNION SELECT 'y', i.id FROM items i").staysQuiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT 'b' AS kind, big FROM keys UNION SELECT 'r', ratio FROM values_",
            "SELECT 'b' AS kind, big FROM keys UNION SELECT 'r', sum(ratio) FROM values_",
            "SELECT DISTINCT 'b' AS kind, big FROM keys UNION SELECT 'r', ratio FROM values_ GROUP BY ratio",
            "SELECT 'b' AS kind, big FROM keys GROUP BY big UNION SELECT DISTINCT 'r', ratio FROM values_",
            "SELECT 'l' AS kind, at FROM locals UNION SELECT 'z', at FROM zoned",
            "SELECT 'l' AS kind, at FROM locals UNION SELECT 'z', timestamptz '2024-01-01'",
            "SELECT 'v' AS kind, name FROM names UNION SELECT 'p', padded FROM zoned",
            "SELECT 'b' AS kind, big FROM keys UNION SELECT 'x', big::float8 FROM keys",
            "SELECT 'b' AS kind, k.* FROM keys k UNION SELECT 'r', v.* FROM values_ v",
    })
    void valuesMayBecomeAlikeInTheColumnsTypeOfAllArms(String sql) {
        RewriteTester.of(new UnionToUnionAll(), "keys(big bigint primary key)", "values_(ratio float8 primary key)",
                "locals(at timestamp primary key)", "zoned(at timestamptz primary key, padded char(5))", "names(name varchar primary key)")
                .on(sql).staysQuiet();
    }

    @Test
    void aTextTakesTheOtherArmsCollation() {
        RewriteTester.of(new UnionToUnionAll(), "names(name text primary key)", "codes(code text primary key)")
                .on("SELECT 'n' AS kind, name FROM names UNION SELECT 'c', code FROM codes")
                .becomes("SELECT 'n' AS kind, name FROM names UNION ALL SELECT 'c', code FROM codes")
                .given(Condition.holds(new Demand.Unique("public.names", List.of("name"))),
                        Condition.holds(new Demand.NotNull("public.names", "name")),
                        Condition.holds(new Demand.Unique("public.codes", List.of("code"))),
                        Condition.holds(new Demand.NotNull("public.codes", "code")),
                        Condition.toVouch(new Demand.DeterministicCollation("public.names", "name")),
                        Condition.toVouch(new Demand.DeterministicCollation("public.codes", "code")));
    }
}
