package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Share;

class HeapFetchesTest {
    private static final RuleTester TESTER = RuleTester.of(new HeapFetches());

    @Test
    void firesWhenTheTableWasVisitedForMostRows() {
        TESTER.on(scan(100_000, 80_000, 1, 100)).findsOneAt("Index Only Scan on orders")
                .with(Evidence.count("heap fetches", 80_000), Evidence.rows("rows found", rows(100_000)),
                        Evidence.share("share of rows", new Share(0.8)), Evidence.text("index", "orders_status_idx"))
                .suggests(new Remedy.Vacuum("orders"))
                .ofSeverity(Severity.MEDIUM)
                .atStake(40);
    }

    @Test
    void isARemarkForASmallPart() {
        TESTER.on(scan(100_000, 10_000, 1, 100)).findsOneAt("Index Only Scan").ofSeverity(Severity.LOW);
        TESTER.on(scan(100_000, 9_999, 1, 100)).staysQuiet();
    }

    @Test
    void staysQuietForFewFetchesOrLittleTime() {
        TESTER.on(scan(100, 99, 1, 100)).staysQuiet();
        TESTER.on(scan(100, 100, 1, 100)).findsOneAt("Index Only Scan");
        TESTER.on(scan(1_000, 1_000, 1, 9.999)).staysQuiet();
    }

    @Test
    void readsFetchesAsATotalOverLoops() {
        TESTER.on(scan(10, 2_000, 1_000, 0.1)).findsOneAt("Index Only Scan").with(Evidence.share("share of rows", new Share(0.2)));
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Index Only Scan using i on orders  (cost=0.00..9.00 rows=9 width=8)\n").isNotApplicable(ANALYZE);
    }

    private static String scan(int rows, int fetches, int loops, double time) {
        return """
                Index Only Scan using orders_status_idx on orders  (cost=0.00..9.00 rows=9 width=8) (actual time=0.001..%s rows=%d loops=%d)
                  Index Cond: (status = 'open'::text)
                  Heap Fetches: %d
                Execution Time: %s ms
                """.formatted(time, rows, loops, fetches, time * loops);
    }
}
