package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Bytes.kibibytes;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class SortSpillTest {
    private static final RuleTester TESTER = RuleTester.of(new SortSpill());

    @Test
    void firesWhenTheSortWroteToDisk() {
        TESTER.on(sort("external merge  Disk: 24592kB", 702.9)).findsOneAt("Sort")
                .with(Evidence.bytes("written to disk", kibibytes(24_592)), Evidence.text("sort key", "a, b DESC"))
                .suggests(new Remedy.RaiseMemory("work_mem", kibibytes(128 * 1024)))
                .doubts(Doubt.MEMORY_MULTIPLIES)
                .ofSeverity(Severity.HIGH)
                .atStake(603);
    }

    @Test
    void staysQuietWhenItStayedInMemory() {
        TESTER.on(sort("quicksort  Memory: 24592kB", 702.9)).staysQuiet();
    }

    @Test
    void staysQuietJustUnderTheThreshold() {
        TESTER.on(sort("external merge  Disk: 24592kB", 105.3)).findsOneAt("Sort");
        TESTER.on(sort("external merge  Disk: 24592kB", 105.2)).staysQuiet();
    }

    @Test
    void judgesBySizeWithoutTimes() {
        TESTER.on(untimed(10_241)).findsOneAt("Sort").doubts(Doubt.NO_TIMES);
        TESTER.on(untimed(10_240)).staysQuiet();
    }

    @Test
    void countsWhatWorkersWroteAndRaisesForTheLargest() {
        TESTER.on("""
                Gather Merge  (cost=1.00..2.00 rows=9 width=8) (actual time=100.000..300.000 rows=900000 loops=1)
                  Workers Planned: 2
                  Workers Launched: 2
                  ->  Sort  (cost=1.00..2.00 rows=300000 width=8) (actual time=90.000..200.000 rows=300000 loops=3)
                        Sort Key: a
                        Sort Method: external merge  Disk: 10000kB
                        Worker 0:  Sort Method: external merge  Disk: 12000kB
                        Worker 1:  Sort Method: quicksort  Memory: 3000kB
                        ->  Parallel Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..50.000 rows=300000 loops=3)
                Execution Time: 310.000 ms
                """).findsOneAt("Sort")
                .with(Evidence.bytes("written to disk", kibibytes(22_000)), Evidence.count("processes that wrote", 2))
                .suggests(new Remedy.RaiseMemory("work_mem", kibibytes(64 * 1024)));
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Sort  (cost=1.00..2.00 rows=9 width=8)
                  Sort Key: a
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)
                """).isNotApplicable(ANALYZE);
    }

    private static String sort(String method, double end) {
        return """
                Sort  (cost=1.00..2.00 rows=1000000 width=8) (actual time=100.100..%1$s rows=1000000 loops=1)
                  Sort Key: a, b DESC
                  Sort Method: %2$s
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=1000000 width=8) (actual time=0.010..100.000 rows=1000000 loops=1)
                Execution Time: %1$s ms
                """.formatted(end, method);
    }

    private static String untimed(int kibibytes) {
        return """
                Sort  (cost=1.00..2.00 rows=9 width=8) (actual rows=1000000 loops=1)
                  Sort Key: a
                  Sort Method: external merge  Disk: %dkB
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual rows=1000000 loops=1)
                Execution Time: 99.000 ms
                """.formatted(kibibytes);
    }
}
