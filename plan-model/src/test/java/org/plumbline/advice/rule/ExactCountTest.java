package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.unit.Rows;

class ExactCountTest {
    private static final RuleTester TESTER = RuleTester.of(new ExactCount());

    @Test
    void suggestsTheEstimateOfTheStatistics() {
        TESTER.on(plan(8, 0, 1_000_000, "", 320)).findsOneAt("Aggregate")
                .with(Evidence.rows("rows counted", Rows.rows(1_000_000)), Evidence.text("table", "Log"))
                .suggests(new Remedy.Act(Action.ESTIMATE_ROW_COUNT,
                                "SELECT reltuples::bigint AS about_so_many_rows FROM pg_class WHERE oid = '\"Log\"'::regclass"),
                        new Remedy.Act(Action.KEEP_ROW_COUNT))
                .doubts(Doubt.COUNT_IS_APPROXIMATE).atStake(285);
    }

    @Test
    void seesThroughParallelCounts() {
        TESTER.on("""
                Finalize Aggregate  (cost=1.00..2.00 rows=1 width=8) (actual time=300.000..300.000 rows=1 loops=1)
                  ->  Gather  (cost=1.00..2.00 rows=2 width=8) (actual time=290.000..299.000 rows=3 loops=1)
                        Workers Planned: 2
                        Workers Launched: 2
                        ->  Partial Aggregate  (cost=1.00..2.00 rows=1 width=8) (actual time=280.000..280.000 rows=1 loops=3)
                              ->  Parallel Seq Scan on log  (cost=0..1 rows=9 width=0) (actual time=1.000..200.000 rows=400000 loops=3)
                Execution Time: 300.000 ms
                """).findsOneAt("Aggregate").with(Evidence.rows("rows counted", Rows.rows(1_200_000)));
    }

    @Test
    void believesTheOutputRatherThanTheWidths() {
        TESTER.on(plan(8, 0, 1_000_000, "", 320).replace("  ->", "  Output: count(*)\n  ->")).findsOneAt("Aggregate");
        TESTER.on(plan(8, 0, 1_000_000, "", 320).replace("  ->", "  Output: sum(length(line))\n  ->")).staysQuiet();
        TESTER.on(plan(8, 0, 1_000_000, "", 320).replace("  ->", "  Output: count(line)\n  ->")).staysQuiet();
        TESTER.on(plan(8, 0, 1_000_000, "", 320).replace("  ->", "  Output: count(*), max(id)\n  ->")).staysQuiet();
    }

    @Test
    void staysQuietWhereColumnsAreNeeded() {
        TESTER.on(plan(8, 4, 1_000_000, "", 320)).staysQuiet();
        TESTER.on(plan(16, 0, 1_000_000, "", 320)).staysQuiet();
    }

    @Test
    void staysQuietUnderAMillionRowsAFifthOfTheTimeOrWithACondition() {
        TESTER.on(plan(8, 0, 999_999, "", 320)).staysQuiet();
        TESTER.on(plan(8, 0, 1_000_000, "", 1_424)).findsOneAt("Aggregate");
        TESTER.on(plan(8, 0, 1_000_000, "", 1_426)).staysQuiet();
        TESTER.on(plan(8, 0, 1_000_000, "        Filter: (a = 1)\n        Rows Removed by Filter: 9\n", 320)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Aggregate  (cost=1.00..2.00 rows=1 width=8)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=0)
                """).isNotApplicable(ANALYZE);
    }

    private static String plan(int width, int scanned, int rows, String filter, int execution) {
        return """
                Aggregate  (cost=1.00..2.00 rows=1 width=%d) (actual time=300.000..300.000 rows=1 loops=1)
                  ->  Seq Scan on "Log"  (cost=0.00..1.00 rows=9 width=%d) (actual time=0.010..200.000 rows=%d loops=1)
                %sExecution Time: %d.000 ms
                """.formatted(width, scanned, rows, filter, execution);
    }
}
