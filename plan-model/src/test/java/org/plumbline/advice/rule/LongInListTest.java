package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class LongInListTest {
    private static final RuleTester TESTER = RuleTester.of(new LongInList());

    @Test
    void firesWhereEachRowWasComparedWithEachValue() {
        TESTER.on(scan(1_000, 1_240, "= ANY")).findsOneAt("Seq Scan on t")
                .with(Evidence.count("values in the list", 1_000), Evidence.rows("rows compared", rows(400_000)))
                .suggests(new Remedy.Act(Action.JOIN_THE_LIST, "WHERE k IN (SELECT unnest($1::bigint[]))"))
                .ofSeverity(Severity.HIGH).atStake(1_080);
    }

    @Test
    void knowsNoRewriteOfANegation() {
        TESTER.on(scan(1_000, 1_240, "<> ALL")).findsOneAt("Seq Scan").suggests(new Remedy.Act(Action.JOIN_THE_LIST));
    }

    @ParameterizedTest
    @CsvSource({"200, 321, true", "199, 500, false", "200, 319, false", "1000, 961, true", "1000, 959, false", "1000, 81, false"})
    void holdsItsThresholds(int values, double time, boolean fires) {
        var asked = TESTER.on(scan(values, time, "= ANY"));

        if (fires) {
            asked.findsOneAt("Seq Scan");
        } else {
            asked.staysQuiet();
        }
    }

    @Test
    void leavesAScanThatKeepsFewRowsToTheRuleThatProposesAnIndex() {
        TESTER.on(scan(1_000, 1_240, "= ANY").replace("rows=40000 loops", "rows=2000 loops").replace("360000", "398000")).staysQuiet();
    }

    @Test
    void staysQuietWhereAnIndexIsSearchedForTheList() {
        TESTER.on("""
                Index Scan using t_k_idx on t  (cost=0.00..9.00 rows=100 width=9) (actual time=0.013..800.000 rows=1000 loops=1)
                  Index Cond: (k = ANY ('{%s}'::bigint[]))
                Execution Time: 800.100 ms
                """.formatted("1" + ",5".repeat(999))).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutTimes() {
        TESTER.on("""
                Seq Scan on t  (cost=0.00..900.00 rows=10 width=8)
                  Filter: (a = 1)
                """).isNotApplicable(ANALYZE, TIMING);
    }

    private static String scan(int values, double time, String operator) {
        return """
                Seq Scan on t  (cost=0.00..20834.00 rows=100 width=97) (actual time=0.013..%1$s rows=40000 loops=1)
                  Filter: (k %2$s ('{%3$s}'::bigint[]))
                  Rows Removed by Filter: 360000
                Execution Time: %1$s ms
                """.formatted(time, operator, "1" + ",5".repeat(values - 1));
    }
}
