package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class ParallelStartUpTest {
    private static final RuleTester TESTER = RuleTester.of(new ParallelStartUp());

    @Test
    void firesWhenWorkersTookLongerThanTheirWork() {
        TESTER.on(plan(32.9, 4.1, 40, 2)).findsOneAt("Gather")
                .with(Evidence.time("with parallel processes", Duration.ofNanos(32_900_000)),
                        Evidence.time("work of all processes together", Duration.ofNanos(8_200_000)), Evidence.count("workers launched", 1))
                .suggests(new Remedy.ChangeSetting("max_parallel_workers_per_gather", "0"))
                .doubts(Doubt.MOMENTARY_LOAD)
                .ofSeverity(Severity.HIGH)
                .atStake(25);
    }

    @Test
    void holdsItsThresholds() {
        TESTER.on(plan(10, 2.5, 25, 2)).findsOneAt("Gather").ofSeverity(Severity.MEDIUM);
        TESTER.on(plan(10, 2.5, 26, 2)).staysQuiet();
        TESTER.on(plan(9.8, 2.5, 20, 2)).staysQuiet();
        TESTER.on(plan(32.9, 4.1, 40, 9_999)).findsOneAt("Gather");
        TESTER.on(plan(32.9, 4.1, 40, 10_000)).staysQuiet();
    }

    @Test
    void setsBackWhatMadeParallelPlansLookCheap() {
        TESTER.on(settings("parallel_setup_cost = '0', parallel_tuple_cost = '0.05', min_parallel_table_scan_size = '64kB', "
                + "min_parallel_index_scan_size = '0', force_parallel_mode = 'on'")).findsOneAt("Gather")
                .with(Evidence.text("makes parallel plans look cheap", "parallel_setup_cost = 0"),
                        Evidence.text("makes parallel plans look cheap", "min_parallel_table_scan_size = 64kB"))
                .suggests(new Remedy.ChangeSetting("parallel_setup_cost", "1000"), new Remedy.ChangeSetting("parallel_tuple_cost", "0.1"),
                        new Remedy.ChangeSetting("min_parallel_table_scan_size", "8MB"),
                        new Remedy.ChangeSetting("min_parallel_index_scan_size", "512kB"),
                        new Remedy.ChangeSetting("force_parallel_mode", "off"),
                        new Remedy.ChangeSetting("max_parallel_workers_per_gather", "0"));
        TESTER.on(settings("debug_parallel_query = 'regress'")).findsOneAt("Gather")
                .suggests(new Remedy.ChangeSetting("debug_parallel_query", "off"),
                        new Remedy.ChangeSetting("max_parallel_workers_per_gather", "0"));
    }

    @Test
    void seesInTheCostsThatStartingWorkersIsReckonedWithNothing() {
        TESTER.on(plan(32.9, 4.1, 40, 2).replace("cost=1.00..110.00", "cost=0.00..9.00")).findsOneAt("Gather")
                .with(Evidence.text("makes parallel plans look cheap", "parallel_setup_cost = 0, by the costs of the Gather"))
                .suggests(new Remedy.ChangeSetting("parallel_setup_cost", "1000"),
                        new Remedy.ChangeSetting("max_parallel_workers_per_gather", "0"));
    }

    @Test
    void leavesSettingsThatHinderParallelPlans() {
        TESTER.on(settings("parallel_setup_cost = '1001', parallel_tuple_cost = 'odd', min_parallel_table_scan_size = '1GB', "
                + "debug_parallel_query = 'off'")).findsOneAt("Gather")
                .suggests(new Remedy.ChangeSetting("max_parallel_workers_per_gather", "0"));
    }

    @Test
    void countsNoMoreThanAStartExplains() {
        TESTER.on(plan(200, 4.1, 125, 2)).findsOneAt("Gather").atStake(25);
        TESTER.on(plan(200, 4.1, 126, 2)).staysQuiet();
    }

    @Test
    void leavesOutWhatIsWorkedOutOnceBefore() {
        String once = """
                  InitPlan 1 (returns $0)
                    ->  Seq Scan on u  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..%s rows=1 loops=1)
                """;
        TESTER.on(withInitPlan(once.formatted("5.000"))).findsOneAt("Gather").atStake(5);
        TESTER.on(withInitPlan(once.formatted("1.000"))).findsOneAt("Gather")
                .with(Evidence.time("until the first row came over", Duration.ofNanos(190_000)));
        TESTER.on(withInitPlan(once.formatted("5.010"))).staysQuiet();
    }

    private static String withInitPlan(String initPlan) {
        return plan(15, 2.5, 25, 2).replace("Launched: 1\n", "Launched: 1\n" + initPlan);
    }

    private static String settings(String settings) {
        return plan(32.9, 4.1, 40, 2) + "Settings: " + settings + "\n";
    }

    @Test
    void staysQuietWhereOneWorkerRunsAllForATest() {
        TESTER.on(plan(32.9, 4.1, 40, 2).replace("Workers Launched: 1", "Workers Launched: 1\n  Single Copy: true")).staysQuiet();
    }

    @Test
    void staysQuietWhereNoWorkerStarted() {
        TESTER.on(plan(32.9, 4.1, 40, 2).replace("Launched: 1", "Launched: 0")).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Result  (cost=0.00..0.01 rows=1 width=4)\n").isNotApplicable(ANALYZE, TIMING);
    }

    private static String plan(double gather, double each, double execution, int rows) {
        return """
                Gather  (cost=1.00..110.00 rows=9 width=8) (actual time=1.200..%s rows=%d loops=1)
                  Workers Planned: 1
                  Workers Launched: 1
                  ->  Parallel Seq Scan on t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..%s rows=%d loops=2)
                Execution Time: %s ms
                """.formatted(gather, rows, each, rows / 2, execution);
    }
}
