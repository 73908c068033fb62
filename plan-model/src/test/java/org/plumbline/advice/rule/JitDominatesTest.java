package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class JitDominatesTest {
    private static final RuleTester TESTER = RuleTester.of(new JitDominates());

    @Test
    void firesWhenCompilingTookMostOfTheTime() {
        TESTER.on(plan("", 394.1, 512.31)).findsOneAt("Aggregate")
                .with(Evidence.time("compilation", Duration.ofNanos(394_100_000)), Evidence.count("functions", 42))
                .suggests(new Remedy.ChangeSetting("jit", "off"), new Remedy.ChangeSetting("jit_above_cost", "200000"))
                .ofSeverity(Severity.HIGH)
                .atStake(197);
    }

    @Test
    void sharesTheTimesOfAllProcessesByTheNodesThatEachHas() {
        TESTER.on(plan("Workers Launched: 2", 600, 1_000)).findsOneAt("Aggregate")
                .with(Evidence.time("compilation in the leader", Duration.ofMillis(360)), Evidence.count("processes that compiled", 3))
                .doubts(Doubt.SHARED_BY_NODES)
                .ofSeverity(Severity.MEDIUM)
                .atStake(180);
    }

    @Test
    void takesOffWhatTheWorkersCompiledWhereThatIsPrinted() {
        String workers = """
                loops=3)
                              Worker 0:  actual time=167.483..167.509 rows=85 loops=1
                                JIT:
                                  Functions: 6
                                  Options: Inlining true, Optimization true, Expressions true, Deforming true
                                  Timing: Generation 0.4 ms, Inlining 68 ms, Optimization 52 ms, Emission 47 ms, Total 100.500 ms
                              Worker 1:  actual time=0.015..0.016 rows=0 loops=1
                                JIT:
                                  Functions: 6
                                  Options: Inlining true, Optimization true, Expressions true, Deforming true
                                  Timing: Generation 0.4 ms, Inlining 68 ms, Optimization 52 ms, Emission 47 ms, Total 99.500 ms
                """;
        TESTER.on(plan("Workers Launched: 2", 600, 1_000).replace("loops=3)\n", workers)).findsOneAt("Aggregate")
                .with(Evidence.time("compilation in the leader", Duration.ofMillis(400)), Evidence.count("processes that compiled", 3))
                .doubts()
                .ofSeverity(Severity.MEDIUM)
                .atStake(200);
    }

    @Test
    void setsBackWhatWasLowered() {
        TESTER.on(plan("", 450, 512) + "Settings: jit_above_cost = '0', jit_inline_above_cost = '-1'\n").findsOneAt("Aggregate")
                .with(Evidence.text("set lower than usual", "jit_above_cost = 0"))
                .suggests(new Remedy.ChangeSetting("jit_above_cost", "100000"), new Remedy.ChangeSetting("jit", "off"),
                        new Remedy.ChangeSetting("jit_above_cost", "200000"))
                .atStake(383);
    }

    @Test
    void holdsItsThresholds() {
        TESTER.on(plan("", 100, 1_000)).findsOneAt("Aggregate").ofSeverity(Severity.LOW);
        TESTER.on(plan("", 100, 1_001)).staysQuiet();
        TESTER.on(plan("", 50, 60)).findsOneAt("Aggregate");
        TESTER.on(plan("", 49.9, 60)).staysQuiet();
    }

    @Test
    void staysQuietWithoutJit() {
        TESTER.on("""
                Result  (cost=0.00..0.01 rows=1 width=4) (actual time=0.001..0.001 rows=1 loops=1)
                Execution Time: 0.010 ms
                """).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Result  (cost=0.00..0.01 rows=1 width=4)\n").isNotApplicable(ANALYZE, TIMING);
    }

    private static String plan(String launched, double total, double execution) {
        return """
                Aggregate  (cost=110000.00..123456.00 rows=1 width=8) (actual time=400.000..400.100 rows=1 loops=1)
                  ->  Gather  (cost=1000.00..110000.00 rows=9 width=8) (actual time=300.000..350.000 rows=900000 loops=1)
                        Workers Planned: 2
                        %s
                        ->  Parallel Seq Scan on t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..100.000 rows=300000 loops=3)
                JIT:
                  Functions: 42
                  Options: Inlining true, Optimization true, Expressions true, Deforming true
                  Timing: Generation 3.100 ms, Inlining 60.200 ms, Optimization 210.700 ms, Emission 120.100 ms, Total %s ms
                Execution Time: %s ms
                """.formatted(launched.isEmpty() ? "Workers Launched: 0" : launched, total, execution);
    }
}
