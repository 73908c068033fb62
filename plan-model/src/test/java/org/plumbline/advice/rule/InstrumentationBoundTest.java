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

class InstrumentationBoundTest {
    private static final RuleTester TESTER = RuleTester.of(new InstrumentationBound());

    @Test
    void remarksThatTheClockTookMuchOfTheTime() {
        TESTER.on(plan(4_000_000, 300, 500)).findsOneAt("Seq Scan on t")
                .with(Evidence.time("at least spent on measuring", Duration.ofNanos(200_000_050)),
                        Evidence.count("times that the clock was read", 8_000_002))
                .suggests(new Remedy.Act(Action.RUN_WITHOUT_TIMING))
                .doubts(Doubt.CLOCK_NOT_KNOWN)
                .ofSeverity(Severity.LOW)
                .atStake(200);
    }

    @Test
    void holdsItsThresholds() {
        TESTER.on(plan(4_000_000, 300, 1000)).findsOneAt("Seq Scan on t");
        TESTER.on(plan(4_000_000, 300, 1001)).staysQuiet();
        TESTER.on(plan(1_000_000, 90, 100)).findsOneAt("Seq Scan on t");
        TESTER.on(plan(999_900, 90, 100)).staysQuiet();
    }

    @Test
    void staysQuietWhereRowsCostMore() {
        TESTER.on(plan(4_000_000, 401, 500)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Result  (cost=0.00..0.01 rows=1 width=4)\n").isNotApplicable(ANALYZE, TIMING);
    }

    private static String plan(int rows, int time, int execution) {
        return """
                Seq Scan on t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..%d.000 rows=%d loops=1)
                Execution Time: %d.000 ms
                """.formatted(time, rows, execution);
    }
}
