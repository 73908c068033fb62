package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.SUMMARY;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class PlanningDominatesTest {
    private static final RuleTester TESTER = RuleTester.of(new PlanningDominates());

    @Test
    void firesWhenPlanningTookLonger() {
        TESTER.on(plan("", 20, 5)).findsOneAt("Append")
                .with(Evidence.time("planning", Duration.ofMillis(20)), Evidence.time("execution", Duration.ofMillis(5)))
                .suggests(new Remedy.Act(Action.PREPARE_STATEMENT))
                .doubts(Doubt.ONE_PLAN_FOR_ALL_VALUES)
                .ofSeverity(Severity.HIGH)
                .atStake(18);
    }

    @Test
    void namesPartitionsWhereThereAreMany() {
        TESTER.on(plan("  Subplans Removed: 364\n", 20, 5)).findsOneAt("Append")
                .with(Evidence.count("partitions planned", 365))
                .suggests(new Remedy.Act(Action.PRUNE_WHILE_PLANNING), new Remedy.Act(Action.PREPARE_STATEMENT));
    }

    @Test
    void namesTablesWhereManyAreJoined() {
        var scans = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            scans.append("  ->  Seq Scan on t").append(i)
                    .append("  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..0.001 rows=1 loops=1)\n");
        }
        TESTER.on(plan("", 20, 5).replace("Append", "Custom Scan (Many)").replace("Planning Time", scans + "Planning Time"))
                .findsOneAt("Custom Scan").with(Evidence.count("tables joined", 10))
                .suggests(new Remedy.Act(Action.PREPARE_STATEMENT), new Remedy.Act(Action.JOIN_FEWER_TABLES));
    }

    @Test
    void isARemarkWhereTheSessionSawTheTablesFirst() {
        TESTER.on(plan("", 20, 5).replace("Planning Time", "Planning:\n  Buffers: shared hit=99\nPlanning Time")).findsOneAt("Append")
                .ofSeverity(Severity.HIGH);
        TESTER.on(plan("", 20, 5).replace("Planning Time", "Planning:\n  Buffers: shared hit=90 read=10\nPlanning Time"))
                .findsOneAt("Append").doubts(Doubt.CATALOGUE_CACHE_COLD).ofSeverity(Severity.LOW);
    }

    @Test
    void staysQuietWhereItIsShortAndNothingExplainsIt() {
        TESTER.on(plan("", 19.999, 5)).staysQuiet();
        TESTER.on(plan("  Subplans Removed: 6\n", 6, 5)).staysQuiet();
        TESTER.on(plan("  Subplans Removed: 7\n", 6, 5)).findsOneAt("Append").ofSeverity(Severity.MEDIUM)
                .doubts(Doubt.ONE_PLAN_FOR_ALL_VALUES);
    }

    @Test
    void holdsItsThresholds() {
        String partitions = "  Subplans Removed: 7\n";
        TESTER.on(plan(partitions, 5, 5)).findsOneAt("Append");
        TESTER.on(plan(partitions, 4.999, 1)).staysQuiet();
        TESTER.on(plan(partitions, 20, 20.001)).staysQuiet();
        TESTER.on(plan("", 20, 20)).findsOneAt("Append");
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Result  (cost=0.00..0.01 rows=1 width=4)\n").isNotApplicable(ANALYZE, SUMMARY);
    }

    @Test
    void isNotApplicableBeforePlanningTimeWasPrinted() {
        TESTER.on("Result  (cost=0.00..0.01 rows=1 width=4) (actual time=0.010..1.000 rows=1 loops=1)\nTotal runtime: 1.100 ms\n")
                .isNotApplicable(SUMMARY);
    }

    private static String plan(String more, double planning, double execution) {
        return """
                Append  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..1.000 rows=3 loops=1)
                %s  ->  Seq Scan on v  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..1.000 rows=3 loops=1)
                Planning Time: %s ms
                Execution Time: %s ms
                """.formatted(more, planning, execution);
    }
}
