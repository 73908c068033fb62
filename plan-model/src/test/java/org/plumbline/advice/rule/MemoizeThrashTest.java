package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Bytes.kibibytes;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class MemoizeThrashTest {
    private static final RuleTester TESTER = RuleTester.of(new MemoizeThrash());
    private static final Remedy OFF = new Remedy.ChangeSetting("enable_memoize", "off");

    @Test
    void firesWhereRowsAreThrownOutBeforeTheyAreAskedForAgain() {
        TESTER.on(loop(0, 10_000, 9_000, 1000)).findsOneAt("Memoize")
                .with(Evidence.text("key", "i.product_id"), Evidence.count("lookups", 10_000), Evidence.count("found", 0),
                        Evidence.count("thrown out", 9_000))
                .suggests(new Remedy.RaiseMemory("work_mem", kibibytes(2 * 1024)), OFF)
                .doubts(Doubt.MEMORY_MULTIPLIES, Doubt.SIZE_IS_ESTIMATED)
                .ofSeverity(Severity.HIGH)
                .atStake(200 + 315);
    }

    @Test
    void firesWhereHardlyAnythingIsAskedForTwice() {
        TESTER.on(loop(100, 9_900, 0, 1000)).findsOneAt("Memoize").suggests(OFF).atStake(198);
    }

    @Test
    void suggestsNoMemoryWhereTheKeysDifferMoreThanThePlannerThought() {
        TESTER.on(loop(0, 10_000, 9_000, 1000).replace("0.00..14.00", "0.00..13.90")).findsOneAt("Memoize").suggests(OFF).atStake(200);
    }

    @Test
    void staysQuietJustUnderTheThresholds() {
        TESTER.on(loop(4_999, 5_001, 0, 1000)).findsOneAt("Memoize");
        TESTER.on(loop(5_000, 5_000, 4_000, 1000)).staysQuiet();
        TESTER.on(loop(0, 1_000, 0, 1000)).findsOneAt("Memoize");
        TESTER.on(loop(0, 999, 0, 1000)).staysQuiet();
        TESTER.on(loop(0, 10_000, 0, 4000)).findsOneAt("Memoize");
        TESTER.on(loop(0, 10_000, 0, 4001)).staysQuiet();
    }

    @Test
    void staysQuietWhereItTookNextToNoTime() {
        String quick = loop(0, 1_000, 0, 1000).replace("0.020..0.090 rows=1 loops=10000", "%s rows=1 loops=1000")
                .replace("0.010..0.070 rows=1 loops=10000", "0.002..0.002 rows=1 loops=1000")
                .replace("1000.000 ", "60.000 ").replace("Time: 1000", "Time: 60");
        TESTER.on(quick.formatted("0.001..0.007")).findsOneAt("Memoize");
        TESTER.on(quick.formatted("0.001..0.006")).staysQuiet();
    }

    @Test
    void addsUpAllProcesses() {
        String parallel = """
                Gather  (cost=0.00..9.00 rows=9 width=8) (actual time=0.100..500.000 rows=10000 loops=1)
                  Workers Planned: 1
                  Workers Launched: 1
                  ->  Nested Loop  (cost=0.00..9.00 rows=9 width=8) (actual time=0.020..500.000 rows=5000 loops=2)
                        ->  Parallel Seq Scan on items i  (cost=0.00..9.00 rows=9 width=8) (actual time=0.01..10.0 rows=5000 loops=2)
                        ->  Memoize  (cost=0.00..1.00 rows=1 width=8) (actual time=0.020..0.090 rows=1 loops=10000)
                              Cache Key: i.product_id
                              Cache Mode: logical
                              Hits: 0  Misses: 5000  Evictions: 0  Overflows: 0  Memory Usage: 129kB
                              Worker 0:  Hits: %d  Misses: %d  Evictions: 0  Overflows: 0  Memory Usage: 129kB
                              ->  Index Scan using p on prices  (cost=0.00..1.00 rows=1 width=8) (actual time=0.01..0.07 rows=1 loops=10000)
                Execution Time: 500.000 ms
                """;
        TESTER.on(parallel.formatted(10, 4_990)).findsOneAt("Memoize")
                .with(Evidence.count("lookups", 10_000), Evidence.count("found", 10));
        TESTER.on(parallel.formatted(5_000, 0)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)\n").isNotApplicable(ANALYZE);
    }

    private static String loop(int hits, int misses, int evictions, int whole) {
        return """
                Nested Loop  (cost=0.00..14.00 rows=9 width=8) (actual time=0.020..%4$d.000 rows=10000 loops=1)
                  ->  Seq Scan on order_items i  (cost=0.00..9.00 rows=10 width=8) (actual time=0.010..10.000 rows=10000 loops=1)
                  ->  Memoize  (cost=0.00..1.00 rows=1 width=8) (actual time=0.020..0.090 rows=1 loops=10000)
                        Cache Key: i.product_id
                        Cache Mode: logical
                        Hits: %1$d  Misses: %2$d  Evictions: %3$d  Overflows: 0  Memory Usage: 129kB
                        ->  Index Scan using p on prices  (cost=0.00..1.00 rows=1 width=8) (actual time=0.010..0.070 rows=1 loops=10000)
                Execution Time: %4$d.000 ms
                """.formatted(hits, misses, evictions, whole);
    }
}
