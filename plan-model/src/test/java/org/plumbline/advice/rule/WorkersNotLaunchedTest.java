package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;

class WorkersNotLaunchedTest {
    private static final RuleTester TESTER = RuleTester.of(new WorkersNotLaunched());

    @Test
    void firesWhenFewerStartedThanPlanned() {
        TESTER.on(gather(4, 1)).findsOneAt("Gather")
                .with(Evidence.count("workers planned", 4), Evidence.count("workers launched", 1))
                .suggests(new Remedy.ChangeSetting("max_parallel_workers", "11"))
                .doubts(Doubt.MOMENTARY_LOAD, Doubt.LIMITED_BY_WORKER_PROCESSES)
                .atStake(240);
    }

    @Test
    void staysQuietWhenAllStarted() {
        TESTER.on(gather(2, 2)).staysQuiet();
    }

    @Test
    void addsToThePoolThatTheSettingsTell() {
        TESTER.on(gather(4, 3).replace("Execution", "Settings: max_parallel_workers = '2'\nExecution")).findsOneAt("Gather")
                .suggests(new Remedy.ChangeSetting("max_parallel_workers", "3"));
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Gather  (cost=1000.00..110000.00 rows=9 width=8)
                  Workers Planned: 2
                  ->  Parallel Seq Scan on t  (cost=0.00..9.00 rows=9 width=8)
                """).isNotApplicable(ANALYZE);
    }

    private static String gather(int planned, int launched) {
        return """
                Gather  (cost=1000.00..110000.00 rows=9 width=8) (actual time=1.200..800.000 rows=1000000 loops=1)
                  Workers Planned: %d
                  Workers Launched: %d
                  ->  Parallel Seq Scan on t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..700.000 rows=500000 loops=%d)
                Execution Time: 812.500 ms
                """.formatted(planned, launched, launched + 1);
    }
}
