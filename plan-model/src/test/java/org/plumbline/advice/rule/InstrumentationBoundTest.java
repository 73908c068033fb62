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
    void seesASlowClock() {
        // Between the root and the execution there is a microsecond for each row; two of them count for each row of a node.
        TESTER.on(slow(1000, 3000, 1_000_000)).findsOneAt("Hash Join")
                .with(Evidence.time("each time, by this plan itself", Duration.ofNanos(1000)))
                .doubts()
                .atStake(1000 + 2000 + 2000);
    }

    @Test
    void holdsTheThresholdsOfASlowClock() {
        TESTER.on(slow(200, 700, 1_000_000)).findsOneAt("Hash Join");
        TESTER.on(slow(199, 700, 1_000_000)).staysQuiet();
        TESTER.on(slow(100, 300, 100_000)).findsOneAt("Hash Join");
        TESTER.on(slow(100, 300, 99_999)).staysQuiet();
    }

    @Test
    void trustsNoClockThatIsSlowerThanANode() {
        // The join took 402 ns itself for each of its rows and of its input's.
        TESTER.on(slow(1000, 700, 1_000_000).replace("..1400", "..1102").replace("Time: 2400", "Time: 2102")).findsOneAt("Seq Scan on t")
                .with(Evidence.time("each time, by this plan itself", Duration.ofNanos(201)));
    }

    @Test
    void countsNoMoreForAReadingThanANodeTook() {
        // The filter's node read the clock eight million times itself, for its rows and its input's, in 160 ms: 20 ns each time.
        TESTER.on("""
                Limit  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..460.000 rows=4000000 loops=1)
                  ->  Seq Scan on t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..300.000 rows=4000000 loops=1)
                Execution Time: 500.000 ms
                """).findsOneAt("Seq Scan on t").atStake(320);
    }

    @Test
    void aTimeThatIsRoundedToNothingDoesNotSayThatTheClockTakesNone() {
        // Half a microsecond may be behind 0.000.
        TESTER.on("""
                Nested Loop  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..500.000 rows=4000000 loops=1)
                  ->  Seq Scan on t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..200.000 rows=4000000 loops=1)
                  ->  Materialize  (cost=0.00..9.00 rows=9 width=8) (actual time=0.000..0.000 rows=1 loops=4000000)
                        ->  Seq Scan on u  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..0.010 rows=1 loops=1)
                Execution Time: 500.100 ms
                """).findsOneAt("Nested Loop");
    }

    @Test
    void trustsNoGapThatHoldsMoreThanTheClock() {
        TESTER.on(slow(1000, 3000, 1_000_000) + "Trigger t: time=1.000 calls=1\n").staysQuiet();
        TESTER.on(slow(1000, 3000, 1_000_000) + "Serialization: time=1.000 ms  output=1kB  format=text\n").staysQuiet();
        TESTER.on(slow(1000, 3000, 1_000_000) + "JIT:\n  Functions: 2\n").staysQuiet();
        TESTER.on(slow(1000, 3000, 1_000_000).replace("Hash Join", "Update on t")).staysQuiet();
    }

    private static String slow(int between, int each, int rows) {
        return """
                Hash Join  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..%d.000 rows=%d loops=1)
                  ->  Seq Scan on t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..%d.000 rows=%d loops=1)
                Execution Time: %d.000 ms
                """.formatted(2 * each, rows, each, rows, 2 * each + between);
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
