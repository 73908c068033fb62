package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class ForeignScanShipsRowsTest {
    private static final RuleTester TESTER = RuleTester.of(new ForeignScanShipsRows());

    @Test
    void firesWhereMostRowsCameForNothing() {
        TESTER.on(scan(120, 399_880, 840, "")).findsOneAt("Foreign Scan on remote_orders")
                .with(Evidence.rows("rows sent", rows(400_000)), Evidence.rows("rows kept", rows(120)),
                        Evidence.text("remote SQL", "SELECT id FROM public.orders"))
                .suggests(new Remedy.Act(Action.SHIP_THE_FILTER), new Remedy.Act(
                        Action.DECLARE_EXTENSIONS, "ALTER SERVER :server OPTIONS (ADD extensions ':extension')"))
                .ofSeverity(Severity.HIGH).atStake(672);
    }

    @ParameterizedTest
    @CsvSource({"111, 1000, 840, true", "112, 1000, 840, false", "10, 999, 840, false", "1, 999999, 6.3, true", "1, 999999, 6.2, false"})
    void holdsItsThresholds(long kept, long removed, double time, boolean fires) {
        var asked = TESTER.on(scan(kept, removed, time, ""));

        if (fires) {
            asked.findsOneAt("Foreign Scan");
        } else {
            asked.staysQuiet();
        }
    }

    @Test
    void staysQuietForFiles() {
        TESTER.on(scan(120, 399_880, 840, "Foreign File: /srv/orders.csv")).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Foreign Scan on remote_orders  (cost=100.00..900.00 rows=10 width=8)
                  Filter: (a = 1)
                """).isNotApplicable(ANALYZE);
    }

    private static String scan(long kept, long removed, double time, String more) {
        return """
                Foreign Scan on public.remote_orders  (cost=100.00..900.00 rows=10 width=8) (actual time=0.900..%1$s rows=%2$d loops=1)
                  Output: id
                  Filter: (remote_orders.created_at > (now() - '1 day'::interval))
                  Rows Removed by Filter: %3$d
                  %4$s
                Execution Time: %1$s ms
                """.formatted(time, kept, removed, more.isEmpty() ? "Remote SQL: SELECT id FROM public.orders" : more);
    }
}
