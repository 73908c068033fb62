package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Blocks.blocks;
import static org.plumbline.plan.unit.Bytes.kibibytes;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;

class LossyBitmapTest {
    private static final RuleTester TESTER = RuleTester.of(new LossyBitmap());

    @Test
    void firesWhenPagesWereLossy() {
        TESTER.on(scan("exact=10000 lossy=90000", 340.2)).findsOneAt("Bitmap Heap Scan on orders")
                .with(Evidence.blocks("lossy heap blocks", blocks(90_000)), Evidence.blocks("exact heap blocks", blocks(10_000)),
                        Evidence.rows("rows removed by the recheck", rows(1_204_311)))
                .suggests(new Remedy.RaiseMemory("work_mem", kibibytes(16 * 1024)));
    }

    @Test
    void staysQuietForARecheckWithoutLossyPages() {
        TESTER.on(scan("exact=90000", 340.2)).staysQuiet();
    }

    @Test
    void staysQuietForABrinIndexWhichKnowsNoRows() {
        TESTER.on(scan("lossy=90000", 340.2)).staysQuiet();
    }

    @Test
    void staysQuietUnderATwentiethOfTheTime() {
        TESTER.on(scan("exact=10000 lossy=90000", 3_071)).findsOneAt("Bitmap Heap Scan");
        TESTER.on(scan("exact=10000 lossy=90000", 3_072)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Bitmap Heap Scan on orders  (cost=1.00..2.00 rows=9 width=8)
                  Recheck Cond: (a = 1)
                  ->  Bitmap Index Scan on i  (cost=0.00..1.00 rows=9 width=0)
                        Index Cond: (a = 1)
                """).isNotApplicable(ANALYZE);
    }

    private static String scan(String heapBlocks, double execution) {
        return """
                Bitmap Heap Scan on orders  (cost=1.00..2.00 rows=9 width=8) (actual time=12.100..340.100 rows=90000 loops=1)
                  Recheck Cond: (status = 'open'::text)
                  Rows Removed by Index Recheck: 1204311
                  Heap Blocks: %s
                  ->  Bitmap Index Scan on i  (cost=0.00..1.00 rows=9 width=0) (actual time=10.000..10.000 rows=90000 loops=1)
                        Index Cond: (status = 'open'::text)
                Execution Time: %s ms
                """.formatted(heapBlocks, execution);
    }
}
