package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;

class BitmapAndOfIndexesTest {
    private static final RuleTester TESTER = RuleTester.of(new BitmapAndOfIndexes());

    @Test
    void proposesOneIndexOnBothColumns() {
        TESTER.on(bitmaps(100_000, 100_000, 200, 60, "(status = 'open'::text)")).findsOneAt("BitmapAnd")
                .with(Evidence.rows("rows found by all", rows(200_000)), Evidence.rows("rows in common", rows(200)),
                        Evidence.text("indexes", "o_a_idx, o_b_idx"))
                .suggestsIndexes("orders (customer_id, status)")
                .doubts(Doubt.EXISTING_INDEXES_UNKNOWN).ofSeverity(Severity.HIGH).atStake(60);
    }

    @ParameterizedTest
    @CsvSource({
        "100000, 1000, 500, 60, true", "100000, 1000, 501, 60, false",
        "100000, 100000, 10, 20.1, true", "100000, 100000, 10, 19.9, false"
    })
    void holdsItsThresholds(long first, long second, long common, double time, boolean fires) {
        var asked = TESTER.on(bitmaps(first, second, common, time, "(status = 'open'::text)"));

        if (fires) {
            asked.findsOneAt("BitmapAnd");
        } else {
            asked.staysQuiet();
        }
    }

    @Test
    void staysQuietWhereNoSingleIndexServes() {
        TESTER.on(bitmaps(100_000, 100_000, 200, 60, "(tags @> '{1}'::integer[])")).staysQuiet();
        TESTER.on(bitmaps(100_000, 100_000, 200, 60, "(customer_id = 8)")).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Bitmap Heap Scan on orders  (cost=1.00..2.00 rows=9 width=8)
                  Recheck Cond: ((a = 7) AND (b = 8))
                  ->  BitmapAnd  (cost=1.00..2.00 rows=9 width=0)
                        ->  Bitmap Index Scan on o_a_idx  (cost=0.00..1.00 rows=9 width=0)
                              Index Cond: (a = 7)
                        ->  Bitmap Index Scan on o_b_idx  (cost=0.00..1.00 rows=9 width=0)
                              Index Cond: (b = 8)
                """).isNotApplicable(ANALYZE);
    }

    private static String bitmaps(long first, long second, long common, double time, String other) {
        return """
                Bitmap Heap Scan on orders  (cost=1.00..2.00 rows=9 width=8) (actual time=%4$s..100.000 rows=%3$d loops=1)
                  Recheck Cond: ((customer_id = 7) AND %5$s)
                  ->  BitmapAnd  (cost=1.00..2.00 rows=9 width=0) (actual time=%4$s..%4$s rows=0 loops=1)
                        ->  Bitmap Index Scan on o_a_idx  (cost=0.00..1.00 rows=9 width=0) (actual time=5.000..5.000 rows=%1$d loops=1)
                              Index Cond: (customer_id = 7)
                        ->  Bitmap Index Scan on o_b_idx  (cost=0.00..1.00 rows=9 width=0) (actual time=5.000..5.000 rows=%2$d loops=1)
                              Index Cond: %5$s
                Execution Time: 100.000 ms
                """.formatted(first, second, common, time, other);
    }
}
