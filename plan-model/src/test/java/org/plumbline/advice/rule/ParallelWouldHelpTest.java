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

class ParallelWouldHelpTest {
    private static final RuleTester TESTER = RuleTester.of(new ParallelWouldHelp());
    private static final String OFF = "Settings: max_parallel_workers_per_gather = '0'\n";

    @Test
    void firesWhereParallelPlansAreOff() {
        TESTER.on(plan(1470, 5120) + OFF).findsOneAt("Seq Scan on pages")
                .with(Evidence.time("time of the scan", Duration.ofMillis(1470)), Evidence.text("max_parallel_workers_per_gather", "0"))
                .suggests(new Remedy.ChangeSetting("max_parallel_workers_per_gather", "2"))
                .doubts(Doubt.PROCESSORS_ARE_SHARED)
                .ofSeverity(Severity.MEDIUM)
                .atStake(441);
    }

    @Test
    void isARemarkWhereSettingsAreNotKnown() {
        TESTER.on(plan(1470, 5120)).findsOneAt("Seq Scan on pages").ofSeverity(Severity.LOW);
    }

    @Test
    void namesFunctionsWhereParallelPlansAreAllowed() {
        TESTER.on(plan(1470, 5120).replace("(body ~* 'x'::text)", "(score(body) > 5)") + "Settings: work_mem = '64MB'\n")
                .findsOneAt("Seq Scan on pages").suggests(new Remedy.Act(Action.CHECK_PARALLEL_SAFETY,
                        "SELECT oid::regprocedure, proparallel FROM pg_proc WHERE proparallel <> 's' AND proname IN ('score')"))
                .ofSeverity(Severity.LOW);
        TESTER.on(plan(1470, 5120) + "Settings: work_mem = '64MB'\n").staysQuiet();
    }

    @Test
    void holdsItsThresholds() {
        TESTER.on(plan(1000, 99_999) + OFF).findsOneAt("Seq Scan on pages");
        TESTER.on(plan(999, 5120) + OFF).staysQuiet();
        TESTER.on(plan(1470, 100_001) + OFF).staysQuiet();
    }

    @Test
    void staysQuietWherePostgresNeverWould() {
        TESTER.on("Update on pages  (cost=0.00..9.00 rows=0 width=0) (actual time=1480.000..1480.000 rows=0 loops=1)\n  ->  "
                + plan(1470, 5120).replace("\n", "\n      ").replace("      Execution", "Execution") + OFF).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Seq Scan on pages  (cost=0.00..0.01 rows=1 width=4)\n").isNotApplicable(ANALYZE, TIMING);
    }

    private static String plan(int time, int kept) {
        return """
                Seq Scan on pages  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..%d.000 rows=%d loops=1)
                  Filter: (body ~* 'x'::text)
                  Rows Removed by Filter: %d
                Execution Time: 1480.000 ms
                """.formatted(time, kept, 1_000_000 - kept);
    }
}
