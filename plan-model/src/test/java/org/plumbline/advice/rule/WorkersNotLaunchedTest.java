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
        // Of the 700 ms below the Gather: half of three fifths, less a millisecond for each worker.
        TESTER.on(gather(4, 1)).findsOneAt("Gather")
                .with(Evidence.count("workers planned", 4), Evidence.count("workers launched", 1))
                .suggests(new Remedy.ChangeSetting("max_parallel_workers", "11"))
                .doubts(Doubt.MOMENTARY_LOAD, Doubt.LIMITED_BY_WORKER_PROCESSES)
                .atStake(207);
    }

    @Test
    void holdsItsThresholds() {
        // A quarter of what is below, less a millisecond.
        TESTER.on(gather(1, 0, 24.5, 24, "", 50)).findsOneAt("Gather").atStake(5);
        TESTER.on(gather(1, 0, 24.5, 23.996, "", 20)).staysQuiet();
        TESTER.on(gather(1, 0, 404.5, 404, "", 1000)).findsOneAt("Gather").atStake(100);
        TESTER.on(gather(1, 0, 404.5, 404, "", 1001)).staysQuiet();
    }

    @Test
    void leavesOutWhatTheGatherDoesItself() {
        TESTER.on(gather(1, 0, 900, 404, "", 1000)).findsOneAt("Gather").atStake(100);
    }

    @Test
    void leavesOutWhatNoWorkerShares() {
        TESTER.on(gather(1, 0, 804.5, 404, """
                  InitPlan 1 (returns $0)
                    ->  Seq Scan on u  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..400.000 rows=1 loops=1)
                """, 1000)).findsOneAt("Gather").atStake(100);
    }

    @Test
    void staysQuietWhereOneProcessAloneIsQuicker() {
        // Two processes of 400 ms each against 800 ms with the Gather, and just below.
        TESTER.on(gather(4, 1, 800, 400, "", 1000)).staysQuiet();
        TESTER.on(gather(4, 1, 799, 400, "", 1000)).findsOneAt("Gather");
    }

    @Test
    void tellsOfOnePoolOnce() {
        TESTER.on("""
                Append  (cost=1000.00..110000.00 rows=9 width=8) (actual time=1.200..1000.000 rows=18 loops=1)
                  ->  Gather  (cost=1000.00..110000.00 rows=9 width=8) (actual time=1.200..404.500 rows=9 loops=1)
                        Workers Planned: 3
                        Workers Launched: 1
                        ->  Parallel Seq Scan on t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..400.000 rows=5 loops=2)
                  ->  Gather Merge  (cost=1000.00..110000.00 rows=9 width=8) (actual time=1.200..500.500 rows=9 loops=1)
                        Workers Planned: 1
                        Workers Launched: 0
                        ->  Parallel Seq Scan on u  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..500.000 rows=9 loops=1)
                Execution Time: 1000.000 ms
                """).findsOneAt("Gather Merge")
                .with(Evidence.count("workers planned", 4), Evidence.count("workers launched", 1),
                        Evidence.count("nodes that lacked workers", 2))
                .suggests(new Remedy.ChangeSetting("max_parallel_workers", "10"))
                .atStake(98 + 124);
    }

    @Test
    void staysQuietWhenAllStarted() {
        TESTER.on(gather(2, 2)).staysQuiet();
    }

    @Test
    void addsToThePoolThatTheSettingsTell() {
        TESTER.on(gather(4, 2).replace("Execution", "Settings: max_parallel_workers = '2'\nExecution")).findsOneAt("Gather")
                .suggests(new Remedy.ChangeSetting("max_parallel_workers", "4"));
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
        return gather(planned, launched, 800, 700, "", 812.5);
    }

    private static String gather(int planned, int launched, double gather, double each, String more, double execution) {
        return """
                Gather  (cost=1000.00..110000.00 rows=9 width=8) (actual time=1.200..%s rows=1000 loops=1)
                  Workers Planned: %d
                  Workers Launched: %d
                %s  ->  Parallel Seq Scan on t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..%s rows=500 loops=%d)
                Execution Time: %s ms
                """.formatted(gather, planned, launched, more, each, launched + 1, execution);
    }
}
