package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.advice.rule.RuleTester.measured;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Bytes.kibibytes;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.unit.Bytes;

class SkewedHashKeyTest {
    private static final RuleTester TESTER = RuleTester.of(new SkewedHashKey());
    private static final String KEY = "(c.id = o.customer_id)";

    @Test
    void firesWhereOneBatchHoldsMostRows() {
        TESTER.on(join(KEY, 512, 13_528, 1_200)).findsOneAt("Hash")
                .with(Evidence.text("key", KEY), Evidence.count("batches", 512), Evidence.count("batches planned", 1),
                        Evidence.bytes("memory used", kibibytes(13_528)), Evidence.bytes("memory of an even batch", Bytes.bytes(54_000)))
                .suggests(find("SELECT customer_id, count(*) FROM orders GROUP BY customer_id ORDER BY count(*) DESC LIMIT 3"))
                .doubts(Doubt.VALUE_MAY_HAVE_PARTNERS, Doubt.PLANNER_MAY_CHOOSE_OTHERWISE)
                .atStake(397);
    }

    /// 8 kB of it are the buckets.
    @Test
    void staysQuietUnderEightTimesAnEvenShare() {
        TESTER.on(even(27_648, 13_832)).findsOneAt("Hash");
        TESTER.on(even(27_648, 13_831)).staysQuiet();
    }

    @Test
    void staysQuietUnderATenthOfTheTime() {
        TESTER.on(join(KEY, 512, 13_528, 3_970)).findsOneAt("Hash");
        TESTER.on(join(KEY, 512, 13_528, 3_971)).staysQuiet();
    }

    @Test
    void staysQuietWhereAllBatchesWerePlanned() {
        TESTER.on(join(KEY, 512, 13_528, 1_200).replace("originally 1)  M", "originally 512)  M")).staysQuiet();
    }

    @Test
    void reckonsFromTheFilesWhereRowsAreWiderThanThePlannerThought() {
        String written = join(KEY, 16, 13_528, 1_200).replace("13528kB\n", "13528kB\n      Buffers: temp written=%d\n");
        TESTER.on(written.formatted(16 + 1_689)).findsOneAt("Hash");
        TESTER.on(written.formatted(16 + 1_690)).staysQuiet();
    }

    /// Each of its files takes four blocks at least of each process.
    @Test
    void firesForAParallelHashWhoseFilesAreNearlyEmpty() {
        TESTER.on("""
                Gather  (cost=1.00..2.00 rows=9 width=27) (actual time=120000.000..310000.000 rows=400000 loops=1)
                  Workers Planned: 2
                  Workers Launched: 2
                  Buffers: shared hit=7460, temp read=519075 written=2009692
                  ->  Parallel Hash Left Join  (cost=1.00..2.00 rows=9 width=27) (actual time=119000.0..138000.0 rows=133333 loops=3)
                        Hash Cond: (c.id = o.customer_id)
                        Buffers: shared hit=7460, temp read=519075 written=2009692
                        ->  Parallel Seq Scan on customers c  (cost=0.00..1.00 rows=9 width=19) (actual time=0.0..64.0 rows=66667 loops=3)
                              Buffers: shared hit=1274
                        ->  Parallel Hash  (cost=1.00..2.00 rows=6 width=12) (actual time=91000.0..91000.0 rows=200000 loops=3)
                              Buckets: 131072 (originally 1024)  Batches: 262144 (originally 1)  Memory Usage: 15104kB
                              Buffers: shared hit=6186, temp read=206670 written=1303640
                              ->  Parallel Seq Scan on orders o  (cost=0.00..1.00 rows=6 width=12) (actual time=0..255 rows=200000 loops=3)
                                    Buffers: shared hit=6186
                Execution Time: 312000.000 ms
                """).findsOneAt("Hash")
                .with(Evidence.count("batches", 262_144), Evidence.bytes("memory of an even batch", Bytes.bytes(110)));
    }

    @Test
    void looksForTheValueOnlyWhereTheConditionTellsTheColumn() {
        TESTER.on(join("(o.\"Customer\" = c.id)", 512, 13_528, 1_200).replace("orders o", "\"My Shop\".\"Order\" o")).findsOneAt("Hash")
                .suggests(find("SELECT \"Customer\", count(*) FROM \"My Shop\".\"Order\" GROUP BY \"Customer\""
                        + " ORDER BY count(*) DESC LIMIT 3"));
        TESTER.on(join("((c.id = o.customer_id) AND (c.shop = o.shop))", 512, 13_528, 1_200)).findsOneAt("Hash")
                .suggests(find("SELECT customer_id, shop, count(*) FROM orders GROUP BY customer_id, shop ORDER BY count(*) DESC LIMIT 3"));
        TESTER.on(join("(c.id = (o.customer_id + 1))", 512, 13_528, 1_200)).findsOneAt("Hash")
                .suggests(new Remedy.Act(Action.LEAVE_OUT_PLACEHOLDER));
    }

    @Test
    void leavesTablesThatAreMadeSeveralTimesAlone() {
        TESTER.on(join(KEY, 512, 13_528, 1_200).replace("rows=576000 loops=1", "rows=288000 loops=2")).staysQuiet();
    }

    @Test
    void leavesJoinsThatReturnEachHashedRowAlone() {
        String join = join(KEY, 512, 13_528, 1_200);
        TESTER.on(join.replace("Left Join", "Join")).findsOneAt("Hash");
        TESTER.on(join.replace("Left Join", "Right Join")).staysQuiet();
        TESTER.on(join.replace("Left Join", "Full Join")).staysQuiet();
        TESTER.on(join.replace("Left Join", "Right Anti Join")).staysQuiet();
    }

    @Test
    void takesOverFromTheSpill() {
        assertThat(RuleBook.advise(measured(join(KEY, 512, 13_528, 1_200))).findings()).extracting(finding -> finding.rule().id())
                .contains("skewed-hash-key").doesNotContain("hash-spill");
    }

    @Test
    void countsTheFullestBatchOnceForTheSpill() {
        Finding spill = RuleTester.of(new HashSpill()).on(join(KEY, 512, 13_528, 600).replace("1185.000", "585.000"))
                .findsOneAt("Hash").finding();

        assertThat(spill.remedies()).containsExactly(new Remedy.RaiseMemory("work_mem", kibibytes(32 * 1024)));
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Hash Join  (cost=1.00..2.00 rows=9 width=8)
                  Hash Cond: (c.id = o.customer_id)
                  ->  Seq Scan on customers c  (cost=0.00..1.00 rows=9 width=8)
                  ->  Hash  (cost=0.00..1.00 rows=9 width=8)
                        ->  Seq Scan on orders o  (cost=0.00..1.00 rows=9 width=8)
                """).isNotApplicable(ANALYZE);
    }

    private static Remedy find(String sql) {
        return new Remedy.Act(Action.LEAVE_OUT_PLACEHOLDER, sql);
    }

    private static String even(int kibibytes, int used) {
        return join(KEY, 16, used, 1_200).replace("rows=576000", "rows=" + kibibytes * 1_024 / 48);
    }

    private static String join(String key, int batches, int kibibytes, int execution) {
        return """
                Hash Left Join  (cost=1.00..2.00 rows=9 width=27) (actual time=474.000..1185.000 rows=392000 loops=1)
                  Hash Cond: %s
                  ->  Seq Scan on customers c  (cost=0.00..1.00 rows=9 width=19) (actual time=0.020..22.000 rows=200000 loops=1)
                  ->  Hash  (cost=1.00..2.00 rows=15 width=12) (actual time=474.000..474.000 rows=576000 loops=1)
                        Buckets: 1024 (originally 1024)  Batches: %d (originally 1)  Memory Usage: %dkB
                        ->  Seq Scan on orders o  (cost=0.00..1.00 rows=15 width=12) (actual time=0.020..370.000 rows=576000 loops=1)
                Execution Time: %d.000 ms
                """.formatted(key, batches, kibibytes, execution);
    }
}
