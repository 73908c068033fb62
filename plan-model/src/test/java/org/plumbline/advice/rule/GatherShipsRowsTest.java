package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class GatherShipsRowsTest {
    private static final RuleTester TESTER = RuleTester.of(new GatherShipsRows());

    @Test
    void firesWhenTheQueueTookLongerThanTheWork() {
        TESTER.on(plan(286, 71, 330, 950_000, 16_667)).findsOneAt("Gather")
                .with(Evidence.time("with parallel processes", Duration.ofMillis(286)),
                        Evidence.time("work of all processes together", Duration.ofMillis(213)))
                .suggests(new Remedy.ChangeSetting("max_parallel_workers_per_gather", "0"), new Remedy.Act(Action.RETURN_FEWER_ROWS))
                .doubts(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE)
                .ofSeverity(Severity.MEDIUM)
                .atStake(73);
    }

    @Test
    void holdsItsThresholds() {
        TESTER.on(plan(233, 71, 233, 950_000, 0)).staysQuiet();
        TESTER.on(plan(233, 71, 200, 950_000, 0)).findsOneAt("Gather").ofSeverity(Severity.LOW);
        TESTER.on(plan(232.9, 71, 190, 950_000, 0)).staysQuiet();
        TESTER.on(plan(286, 71, 330, 9_999, 0)).staysQuiet();
        TESTER.on(plan(286, 71, 330, 300_000, 100_000)).findsOneAt("Gather");
        TESTER.on(plan(286, 71, 330, 300_000, 100_001)).staysQuiet();
    }

    @Test
    void staysQuietWhereTheWorkIsWorthIt() {
        TESTER.on(plan(286, 250, 330, 950_000, 16_667)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Result  (cost=0.00..0.01 rows=1 width=4)\n").isNotApplicable(ANALYZE, TIMING);
    }

    private static String plan(double gather, double each, double execution, int rows, int removed) {
        return """
                Gather  (cost=1.00..110.00 rows=9 width=8) (actual time=1.200..%s rows=%d loops=1)
                  Workers Planned: 2
                  Workers Launched: 2
                  ->  Parallel Seq Scan on t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..%s rows=%d loops=3)
                        Filter: (g < 95)
                        Rows Removed by Filter: %d
                Execution Time: %s ms
                """.formatted(gather, rows, each, rows / 3, removed, execution);
    }
}
