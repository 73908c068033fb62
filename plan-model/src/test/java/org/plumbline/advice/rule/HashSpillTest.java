package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Bytes.kibibytes;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;

class HashSpillTest {
    private static final RuleTester TESTER = RuleTester.of(new HashSpill());

    @Test
    void firesWhenAHashTableWasCutIntoBatches() {
        TESTER.on(join("Buckets: 131072 (originally 131072)  Batches: 16 (originally 8)  Memory Usage: 4107kB", 300)).findsOneAt("Hash")
                .with(Evidence.count("batches", 16), Evidence.count("batches planned", 8), Evidence.bytes("memory used", kibibytes(4_107)))
                .suggests(new Remedy.RaiseMemory("work_mem", kibibytes(128 * 1024)))
                .doubts(Doubt.MEMORY_MULTIPLIES, Doubt.MEMORY_MAY_NOT_HELP)
                .atStake(63);
    }

    @Test
    void promisesTheTimeOfItsFilesWhereItIsPrinted() {
        TESTER.on("""
                Hash Join  (cost=1.00..2.00 rows=9 width=8) (actual time=100.000..280.000 rows=1000 loops=1)
                  Hash Cond: (a.id = b.id)
                  Buffers: shared hit=9, temp read=90 written=90
                  I/O Timings: temp read=20.000 write=30.000
                  ->  Seq Scan on a  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..40.000 rows=1000 loops=1)
                        Buffers: shared hit=4
                  ->  Hash  (cost=1.00..2.00 rows=9 width=8) (actual time=90.000..90.000 rows=1000 loops=1)
                        Buckets: 131072  Batches: 4  Memory Usage: 4107kB
                        Buffers: shared hit=5, temp written=40
                        I/O Timings: temp write=10.000
                        ->  Seq Scan on b  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..40.000 rows=1000 loops=1)
                              Buffers: shared hit=5
                Execution Time: 300.000 ms
                """).findsOneAt("Hash").atStake(50);
    }

    @Test
    void leavesWideRowsToTheirOwnRule() {
        TESTER.on(join("Buckets: 131072  Batches: 2  Memory Usage: 41070kB", 300).replace("width=8", "width=999")).findsOneAt("Hash");
        TESTER.on(join("Buckets: 131072  Batches: 2  Memory Usage: 41070kB", 300).replace("width=8", "width=1000")).staysQuiet();
    }

    @Test
    void staysQuietInOneBatch() {
        TESTER.on(join("Buckets: 131072  Batches: 1  Memory Usage: 4107kB", 300)).staysQuiet();
    }

    @Test
    void staysQuietUnderATenthOfTheTime() {
        TESTER.on(join("Buckets: 131072  Batches: 2  Memory Usage: 41070kB", 2000)).findsOneAt("Hash");
        TESTER.on(join("Buckets: 131072  Batches: 2  Memory Usage: 41070kB", 2001)).staysQuiet();
    }

    @Test
    void staysQuietWhereItsFilesTookNextToNoTime() {
        TESTER.on(join("Buckets: 131072  Batches: 2  Memory Usage: 4883kB", 250)).findsOneAt("Hash").atStake(5);
        TESTER.on(join("Buckets: 131072  Batches: 2  Memory Usage: 4882kB", 250)).staysQuiet();
    }

    @Test
    void suggestsNoMemoryThatNoServerShouldGive() {
        TESTER.on(join("Buckets: 131072  Batches: 16  Memory Usage: 64000kB", 300)).findsOneAt("Hash")
                .suggests(new Remedy.RaiseMemory("work_mem", kibibytes(1024 * 1024)));
        var without = TESTER.on(join("Buckets: 131072  Batches: 32  Memory Usage: 64000kB", 300)).findsOneAt("Hash").suggests().finding();
        assertThat(without.doubts()).isEmpty();
    }

    @Test
    void reckonsWithTheMultiplierOfHashes() {
        String plan = join("Buckets: 131072  Batches: 16  Memory Usage: 64000kB", 300);
        TESTER.on(plan + "Settings: hash_mem_multiplier = '4'\n").findsOneAt("Hash")
                .suggests(new Remedy.RaiseMemory("work_mem", kibibytes(256 * 1024)));
        TESTER.on(plan.replace("rows=1000 loops=1", "rows=1000.00 loops=1")).findsOneAt("Hash")
                .suggests(new Remedy.RaiseMemory("work_mem", kibibytes(512 * 1024)));
    }

    @Test
    void suggestsTheMemoryWithWhichOneBatchIsPlanned() {
        // 16 batches of 62533 kB are 977 MB; planned are 10 million rows of 96 bytes and 2^24 buckets, 1043 MB: half of it is over 512.
        String plan = join("Buckets: 1048576  Batches: 16  Memory Usage: 62533kB", 300)
                .replace("rows=1000 loops=1", "rows=1000.00 loops=1");
        String hash = "Hash  (cost=1.00..2.00 rows=%d width=57)";
        TESTER.on(plan.replace("Hash  (cost=1.00..2.00 rows=9 width=8)", hash.formatted(9_999_056))).findsOneAt("Hash")
                .suggests(new Remedy.RaiseMemory("work_mem", kibibytes(1024 * 1024)));
        // 8 388 608 rows of 96 bytes and as many buckets are 832 MB.
        TESTER.on(plan.replace("Hash  (cost=1.00..2.00 rows=9 width=8)", hash.formatted(8_388_608))).findsOneAt("Hash")
                .suggests(new Remedy.RaiseMemory("work_mem", kibibytes(512 * 1024)));
    }

    @Test
    void firesWhenAnAggregationWroteToDisk() {
        TESTER.on("""
                HashAggregate  (cost=1.00..2.00 rows=9 width=8) (actual time=890.100..1310.500 rows=500000 loops=1)
                  Group Key: a
                  Batches: 21  Memory Usage: 8249kB  Disk Usage: 98080kB
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..400.000 rows=1000000 loops=1)
                Execution Time: 1330.000 ms
                """).findsOneAt("Aggregate")
                .with(Evidence.bytes("written to disk", kibibytes(98_080)), Evidence.count("batches", 21))
                .suggests(new Remedy.RaiseMemory("work_mem", kibibytes(64 * 1024)));
    }

    /// 1,000 groups by their columns would be 125 kB, and 5 batches of 4145 kB are 20 MB; 2 MB on disk are 6 MB, less than was used.
    @Test
    void suggestsMoreThanAnAggregationHad() {
        String plan = """
                HashAggregate  (cost=1.00..2.00 rows=9 width=32) (actual time=100.000..1200.000 rows=1000 loops=1)
                  Group Key: a
                  Batches: 5  Memory Usage: %dkB  Disk Usage: %dkB
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.000..200.000 rows=1000000 loops=1)
                Execution Time: 1200.000 ms
                """;
        TESTER.on(plan.formatted(4_145, 98_080)).findsOneAt("Aggregate")
                .suggests(new Remedy.RaiseMemory("work_mem", kibibytes(32 * 1024)));
        TESTER.on(plan.formatted(65_585, 24_000)).findsOneAt("Aggregate")
                .suggests(new Remedy.RaiseMemory("work_mem", kibibytes(128 * 1024)));
    }

    @Test
    void judgesBySizeWithoutTimes() {
        TESTER.on(untimed(10_241)).findsOneAt("Aggregate").doubts(Doubt.NO_TIMES);
        TESTER.on(untimed(10_240)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                HashAggregate  (cost=1.00..2.00 rows=9 width=8)
                  Group Key: a
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)
                """).isNotApplicable(ANALYZE);
    }

    /// 10 MB written and read by each are 10.5 ms by their bytes, of 1 s: each alone is too little, both are 2 %.
    @Test
    void countsTogetherWhatOneSettingServes() {
        assertThat(new HashSpill().check(RuleTester.measured(two(10_240, 10_240)))).hasSize(2);
        assertThat(new HashSpill().check(RuleTester.measured(two(10_240, 8_192)))).isEmpty();
    }

    private static String two(int first, int second) {
        return """
                Append  (cost=1.00..2.00 rows=9 width=8) (actual time=500.000..1000.000 rows=100000 loops=1)
                  ->  HashAggregate  (cost=1.00..2.00 rows=9 width=8) (actual time=400.000..500.000 rows=50000 loops=1)
                        Group Key: a
                        Batches: 5  Memory Usage: 8249kB  Disk Usage: %dkB
                        ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.000..100.000 rows=100000 loops=1)
                  ->  HashAggregate  (cost=1.00..2.00 rows=9 width=8) (actual time=400.000..500.000 rows=50000 loops=1)
                        Group Key: a
                        Batches: 5  Memory Usage: 8249kB  Disk Usage: %dkB
                        ->  Seq Scan on u  (cost=0.00..1.00 rows=9 width=8) (actual time=0.000..100.000 rows=100000 loops=1)
                Execution Time: 1000.000 ms
                """.formatted(first, second);
    }

    private static String join(String table, int execution) {
        return """
                Hash Join  (cost=1.00..2.00 rows=9 width=8) (actual time=100.000..280.000 rows=1000 loops=1)
                  Hash Cond: (a.id = b.id)
                  ->  Seq Scan on a  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..40.000 rows=1000 loops=1)
                  ->  Hash  (cost=1.00..2.00 rows=9 width=8) (actual time=90.000..90.000 rows=1000000 loops=1)
                        %s
                        ->  Seq Scan on b  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..40.000 rows=1000 loops=1)
                Execution Time: %d.000 ms
                """.formatted(table, execution);
    }

    private static String untimed(int kibibytes) {
        return """
                HashAggregate  (cost=1.00..2.00 rows=9 width=8) (actual rows=500000 loops=1)
                  Group Key: a
                  Batches: 21  Memory Usage: 8249kB  Disk Usage: %dkB
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual rows=1000000 loops=1)
                Execution Time: 1330.000 ms
                """.formatted(kibibytes);
    }
}
