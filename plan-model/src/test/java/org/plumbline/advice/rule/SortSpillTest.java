package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
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
                .suggestsIndexes("t (a, b DESC)")
                .doubts(Doubt.MEMORY_MULTIPLIES, Doubt.MEMORY_MAY_NOT_HELP, Doubt.ORDER_MAY_BE_SCATTERED)
                .ofSeverity(Severity.LOW)
                .atStake(25);
    }

    @Test
    void promisesTheTimeOfItsFilesAndSuggestsMemoryFirstWhereThatDecides() {
        assertThat(TESTER.on(timed(300)).findsOneAt("Sort").atStake(350).finding().remedies().getFirst())
                .isEqualTo(new Remedy.RaiseMemory("work_mem", kibibytes(128 * 1024)));
        assertThat(TESTER.on(timed(200)).findsOneAt("Sort").atStake(250).finding().remedies().getFirst())
                .isInstanceOf(Remedy.CreateIndex.class);
    }

    @Test
    void suggestsMemoryForOneMergeWhereNoneHoldsAllRows() {
        String plan = """
                Sort  (cost=1.00..2.00 rows=9 width=8) (actual time=15000.000..18000.000 rows=11000000 loops=1)
                  Sort Key: a, b
                  Sort Method: external merge  Disk: 1151688kB
                  Buffers: shared hit=9, temp read=%1$d written=%1$d
                  ->  Materialize  (cost=1.00..2.00 rows=9 width=8) (actual time=1.000..2000.000 rows=11000000 loops=1)
                        Buffers: shared hit=9
                        ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..1000.000 rows=11000000 loops=1)
                              Buffers: shared hit=9
                Execution Time: 18000.000 ms
                """;
        TESTER.on(plan.formatted(778_130)).findsOneAt("Sort").suggests(new Remedy.RaiseMemory("work_mem", kibibytes(32 * 1024)))
                .doubts(Doubt.MEMORY_MULTIPLIES).atStake(3_637);
        var once = TESTER.on(plan.formatted(287_921)).findsOneAt("Sort").suggests().finding();
        assertThat(once.doubts()).isEmpty();
    }

    /// 3074 blocks are on disk in the end; 6148 were written, as a merge before the last wrote them again.
    @Test
    void tellsWhatWasWrittenAgainByAMerge() {
        var all = Evidence.bytes("written and read in all", kibibytes(8 * (3_074 + 6_148)));
        TESTER.on(timed(200).replace("written=3074", "written=6148")).findsOneAt("Sort").with(all);
        TESTER.on(timed(200).replace("written=3074", "written=3382")).findsOneAt("Sort")
                .with(Evidence.bytes("written and read in all", kibibytes(8 * (3_074 + 3_382))));
        assertThat(TESTER.on(timed(200).replace("written=3074", "written=3381")).findsOneAt("Sort").finding().evidence())
                .noneMatch(each -> each.name().equals("written and read in all"));
        String each = timed(200).replace("written=3074", "written=6148").replace("100..600.000 rows=1000000 loops=1",
                "050..300.000 rows=1000000 loops=2");
        assertThat(TESTER.on(each).findsOneAt("Sort").finding().evidence())
                .noneMatch(figure -> figure.name().equals("written and read in all"));
    }

    @Test
    void leavesWideRowsAndForgottenOrdersToTheirOwnRules() {
        TESTER.on(sort("external merge  Disk: 24592kB", 702.9).replace("width=8", "width=1000")).staysQuiet();
        TESTER.on("""
                Hash Join  (cost=1.00..2.00 rows=9 width=8) (actual time=400.000..480.000 rows=9 loops=1)
                  Hash Cond: (c.id = t.a)
                  ->  Seq Scan on c  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..1.000 rows=9 loops=1)
                  ->  Hash  (cost=1.00..2.00 rows=9 width=8) (actual time=390.000..390.000 rows=9 loops=1)
                        ->  Sort  (cost=1.00..2.00 rows=9 width=8) (actual time=300.000..380.000 rows=9 loops=1)
                              Sort Key: t.b
                              Sort Method: external merge  Disk: 24592kB
                              ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..50.000 rows=9 loops=1)
                Execution Time: 500.000 ms
                """).staysQuiet();
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
                .suggestsIndexes("t (a)");
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

    private static String timed(int write) {
        return """
                Sort  (cost=1.00..2.00 rows=1000000 width=8) (actual time=500.100..600.000 rows=1000000 loops=1)
                  Sort Key: a
                  Sort Method: external merge  Disk: 24592kB
                  Buffers: shared hit=9, temp read=3074 written=3074
                  I/O Timings: temp read=50.000 write=%d.000
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=1000000 width=8) (actual time=0.010..20.000 rows=1000000 loops=1)
                        Buffers: shared hit=9
                Execution Time: 600.000 ms
                """.formatted(write);
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
