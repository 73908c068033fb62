package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.IO_TIMINGS;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Blocks;

class ColdCacheTest {
    private static final RuleTester TESTER = RuleTester.of(new ColdCache());

    @Test
    void remarksThatReadsTookMostOfTheTime() {
        TESTER.on(plan(16_720, 359)).findsOneAt("Seq Scan on invoices")
                .with(Evidence.time("waiting for reads", Duration.ofMillis(359)), Evidence.blocks("blocks read", Blocks.blocks(16_720)))
                .suggests(new Remedy.Act(Action.RUN_AGAIN_WARM))
                .doubts(Doubt.MAY_NOT_FIT_CACHE)
                .ofSeverity(Severity.LOW)
                .atStake(323);
    }

    @Test
    void holdsItsThresholds() {
        TESTER.on(plan(5000, 250)).findsOneAt("Seq Scan on invoices");
        TESTER.on(plan(5000, 249)).staysQuiet();
        TESTER.on(plan(500, 20).replace("500.000", "30.000")).findsOneAt("Seq Scan on invoices");
        TESTER.on(plan(500, 19).replace("500.000", "30.000")).staysQuiet();
    }

    @Test
    void leavesSlowReadsToTheirOwnRule() {
        TESTER.on(plan(1_795, 359)).staysQuiet();
    }

    @Test
    void isNotApplicableWhereBlocksWereReadInNoTimeAtAll() {
        String plan = """
                [{"Plan": {"Node Type": "Seq Scan", "Relation Name": "t", "Alias": "t", "Actual Startup Time": 0.010,
                  "Actual Total Time": 90.000, "Actual Rows": 10, "Actual Loops": 1, "Shared Hit Blocks": 1, "Shared Read Blocks": %d,
                  "I/O Read Time": %s, "I/O Write Time": 0.000}, "Execution Time": 90.000}]
                """;
        TESTER.on(plan.formatted(1392, "0.000")).isNotApplicable(IO_TIMINGS);
        TESTER.on(plan.formatted(0, "0.000")).staysQuiet();
        TESTER.on(plan.formatted(1392, "0.001")).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutTimesOfReads() {
        TESTER.on(plan(5000, 300).replaceFirst("  I/O.*\n", "")).isNotApplicable(IO_TIMINGS);
    }

    private static String plan(int blocks, int milliseconds) {
        return """
                Seq Scan on invoices  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..500.000 rows=1450 loops=1)
                  Buffers: shared read=%d
                  I/O Timings: shared read=%d.000
                Execution Time: 518.000 ms
                """.formatted(blocks, milliseconds);
    }
}
