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

class SlowReadsTest {
    private static final RuleTester TESTER = RuleTester.of(new SlowReads());

    @Test
    void firesWhenEachBlockTookLong() {
        TESTER.on(plan("Index Scan using i on orders", 1460, 6080)).findsOneAt("Index Scan on orders")
                .with(Evidence.blocks("blocks read", Blocks.blocks(1460)), Evidence.time("waiting for reads", Duration.ofMillis(6080)))
                .suggests(new Remedy.Act(Action.FASTER_STORAGE))
                .doubts(Doubt.STORAGE_MAY_BE_BUSY)
                .ofSeverity(Severity.HIGH)
                .atStake(5350);
    }

    @Test
    void holdsItsThresholds() {
        TESTER.on(plan("Index Scan using i on orders", 800, 1600)).findsOneAt("Index Scan on orders");
        TESTER.on(plan("Index Scan using i on orders", 801, 1600)).staysQuiet();
        TESTER.on(plan("Index Scan using i on orders", 99, 6000)).staysQuiet();
        TESTER.on(plan("Index Scan using i on orders", 400, 1399)).staysQuiet();
        TESTER.on(plan("Seq Scan on orders", 8000, 1600)).findsOneAt("Seq Scan on orders").atStake(1200);
        TESTER.on(plan("Seq Scan on orders", 8001, 1600)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutTimesOfReads() {
        TESTER.on(plan("Seq Scan on orders", 8000, 1600).replaceFirst("  I/O.*\n", "")).isNotApplicable(IO_TIMINGS);
    }

    private static String plan(String node, int blocks, int milliseconds) {
        return """
                %s  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..6900.000 rows=1450 loops=1)
                  Buffers: shared hit=12 read=%d
                  I/O Timings: shared read=%d.000
                Execution Time: 7000.000 ms
                """.formatted(node, blocks, milliseconds);
    }
}
