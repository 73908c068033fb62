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

class WorkerSkewTest {
    private static final RuleTester TESTER = RuleTester.of(new WorkerSkew());

    @Test
    void firesWhenOneProcessDidTheWork() {
        TESTER.on(plan(400, 1000, 1200)).findsOneAt("Gather")
                .with(Evidence.time("slowest process", Duration.ofSeconds(1)), Evidence.count("processes", 3),
                        Evidence.time("worker 0", Duration.ofSeconds(1)), Evidence.factor("slowest against average", 2.5))
                .suggests(new Remedy.ChangeSetting("enable_nestloop", "off"), new Remedy.Act(Action.SPREAD_OVER_PROCESSES))
                .doubts(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE)
                .ofSeverity(Severity.MEDIUM)
                .atStake(240);
    }

    @Test
    void holdsItsThresholds() {
        TESTER.on(plan(400, 800, 2000)).findsOneAt("Gather").ofSeverity(Severity.LOW);
        TESTER.on(plan(400, 799, 1500)).staysQuiet();
        TESTER.on(plan(400, 800, 2001)).staysQuiet();
        TESTER.on(plan(100, 200, 300)).findsOneAt("Gather");
        TESTER.on(plan(99, 198, 300)).staysQuiet();
    }

    @Test
    void staysQuietWhereProcessesSharedEvenly() {
        TESTER.on(plan(400, 420, 1200)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Result  (cost=0.00..0.01 rows=1 width=4)\n").isNotApplicable(ANALYZE, TIMING);
    }

    private static String plan(int average, int slowest, int all) {
        return """
                Gather  (cost=1.00..110.00 rows=9 width=8) (actual time=1.2..%d.000 rows=3000 loops=1)
                  Workers Planned: 2
                  Workers Launched: 2
                  ->  Nested Loop  (cost=0.00..9.00 rows=9 width=8) (actual time=0.1..%d.000 rows=1000 loops=3)
                        Worker 0:  actual time=0.1..%d.000 rows=1000 loops=1
                        Worker 1:  actual time=0.1..%d.000 rows=1000 loops=1
                        ->  Parallel Seq Scan on c  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..1.000 rows=10 loops=3)
                        ->  Index Scan using i on o  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..1.000 rows=10 loops=30)
                Execution Time: %d.000 ms
                """.formatted(slowest + 10, average, slowest, (average * 3 - slowest) / 2, all);
    }
}
