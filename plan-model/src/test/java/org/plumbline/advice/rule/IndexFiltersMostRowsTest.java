package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;

class IndexFiltersMostRowsTest {
    private static final RuleTester TESTER = RuleTester.of(new IndexFiltersMostRows());

    @Test
    void firesWhenTheFilterRemovesWhatTheIndexFound() {
        TESTER.on(scan(12, 48_211, 1)).findsOneAt("Index Scan on orders")
                .with(Evidence.rows("rows found by the index", rows(48_223)), Evidence.rows("rows removed by the filter", rows(48_211)),
                        Evidence.text("index condition", "((created_at > '2024-01-01'::date) AND (customer_id = 7))"),
                        Evidence.text("filter", "(status = 'refunded'::text)"))
                .suggestsIndexes("orders (customer_id, status, created_at)")
                .ofSeverity(Severity.HIGH);
    }

    @Test
    void holdsItsThresholds() {
        TESTER.on(scan(3_333, 10_000, 1)).findsOneAt("Index Scan");
        TESTER.on(scan(3_334, 10_000, 1)).staysQuiet();
        TESTER.on(scan(10, 9_999, 1)).staysQuiet();
    }

    @Test
    void demandsMoreWhereNoIndexLeadsToTheOthersAlone() {
        String filter = "status = 'refunded'";
        TESTER.on(scan(1_111, 10_000, 1).replace(filter, "status <> 'paid'")).findsOneAt("Index Scan");
        TESTER.on(scan(1_112, 10_000, 1).replace(filter, "status <> 'paid'")).staysQuiet();
        // Two of nine rows of each search are kept, or of ten.
        TESTER.on(scan(2, 7, 20_000)).staysQuiet();
        TESTER.on(scan(2, 8, 20_000)).findsOneAt("Index Scan");
    }

    @Test
    void countsRowsOverAllLoops() {
        TESTER.on(scan(1, 100, 100)).findsOneAt("Index Scan").with(Evidence.rows("rows removed by the filter", rows(10_000)));
        TESTER.on(scan(1, 100, 99)).staysQuiet();
    }

    @Test
    void staysQuietWhereEachSearchOfAPrimaryKeyEndsAtOneRow() {
        TESTER.on(scan(0, 1, 20_000).replace("orders_idx", "orders_pkey")).staysQuiet();
        TESTER.on(scan(0, 10, 2_000).replace("orders_idx", "orders_pkey")).findsOneAt("Index Scan");
    }

    @Test
    void staysQuietWhereTheRoundingPerLoopMayHideAsManyRowsKept() {
        TESTER.on(scan(0, 2, 20_000)).staysQuiet();
        TESTER.on(scan(0, 10, 2_000)).findsOneAt("Index Scan");
    }

    @Test
    void firesForABitmapHeapScan() {
        TESTER.on("""
                Bitmap Heap Scan on orders  (cost=1.00..2.00 rows=10 width=8) (actual time=1.000..50.000 rows=10 loops=1)
                  Recheck Cond: (customer_id = 7)
                  Filter: (total > 100)
                  Rows Removed by Filter: 20000
                  Heap Blocks: exact=3000
                  ->  Bitmap Index Scan on orders_customer_id_idx  (cost=0.00..1.00 rows=9 width=0) (actual time=1..1 rows=20010 loops=1)
                        Index Cond: (customer_id = 7)
                Execution Time: 50.100 ms
                """).findsOneAt("Bitmap Heap Scan").suggestsIndexes("orders (customer_id, total)");
    }

    @Test
    void staysQuietWhereAnIndexIsReadForItsOrderUntilTheLimit() {
        TESTER.on("""
                Limit  (cost=0.00..9.00 rows=10 width=8) (actual time=0.010..50.000 rows=10 loops=1)
                  ->  Index Scan using orders_pkey on orders  (cost=0.00..99.00 rows=99 width=8) (actual time=0.010..49.900 rows=10 loops=1)
                        Filter: (status = 'refunded'::text)
                        Rows Removed by Filter: 90000
                Execution Time: 50.100 ms
                """).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Index Scan using i on orders  (cost=0.00..99.00 rows=99 width=8)
                  Index Cond: (a = 1)
                  Filter: (b = 2)
                """).isNotApplicable(ANALYZE);
    }

    private static String scan(int kept, int removed, int loops) {
        return """
                Index Scan using orders_idx on orders  (cost=0.00..9.00 rows=9 width=8) (actual time=0.020..0.500 rows=%d loops=%d)
                  Index Cond: ((created_at > '2024-01-01'::date) AND (customer_id = 7))
                  Filter: (status = 'refunded'::text)
                  Rows Removed by Filter: %d
                Execution Time: %s ms
                """.formatted(kept, loops, removed, 0.5 * loops + 0.01);
    }
}
