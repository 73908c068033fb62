package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Filter;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Rows;

/// A bitmap outgrew `work_mem` and kept whole pages instead of rows, so that every row of them was checked again.
///
///     Bitmap Heap Scan on orders  (actual time=12.1..340.2 rows=90000 loops=1)
///       Recheck Cond: (status = 'open'::text)
///       Rows Removed by Index Recheck: 1204311
///       Heap Blocks: exact=1021 lossy=48211
public final class LossyBitmap extends NodeRule<Operation.BitmapHeapScan> {
    /// Of the execution, of what could be won (our catalogue, row 18).
    static final double LEAST_SHARE = 0.05;
    /// A page's entry with its place in the hash table, 48 + 16 bytes (`tbm_calculate_entries`, tidbitmap.c).
    static final long BYTES_PER_PAGE = 64;
    /// A bitmap that is full drops to half, so that twice the entries must fit (`tbm_lossify`, tidbitmap.c).
    static final long HEADROOM = 2;

    /// Of the scan's time, what the rechecks take where all rows are in vain: the pages are read in any case (our corpus: 0.6).
    static final double PART_OF_RECHECKS = 0.5;

    public LossyBitmap() {
        super(new RuleInfo("lossy-bitmap", "Bitmap lost its rows", Category.MEMORY, Set.of(ANALYZE)), Operation.BitmapHeapScan.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.BitmapHeapScan scan) {
        Stake stake = Stake.ofSelf(plan, node, PART_OF_RECHECKS * removedShare(node, scan));
        return scan.lossyHeapBlocks()
                .filter(lossy -> lossy.count() > 0 && keptSomeRows(scan) && stake.share().atLeast(LEAST_SHARE))
                .map(lossy -> finding(plan, node, scan, lossy, stake));
    }

    /// Of the rows that were checked again, those that were thrown away: only they would have been spared.
    private static double removedShare(PlanNode node, Operation.BitmapHeapScan scan) {
        double removed = scan.rowsRemovedByRecheckPerLoop().map(Rows::value).orElse(0.0);
        double others = node.executed().map(executed -> executed.rowsPerLoop().value()).orElse(0.0)
                + scan.filter().flatMap(Filter::rowsRemovedPerLoop).map(Rows::value).orElse(0.0);
        return removed / Math.max(1, removed + others);
    }

    /// A bitmap that is full turns only as many pages lossy as it must (`tbm_lossify`). Where none is exact, the index knows no rows but
    /// ranges of pages: BRIN's bitmaps are lossy with any amount of memory (`bringetbitmap`, brin.c).
    private static boolean keptSomeRows(Operation.BitmapHeapScan scan) {
        return scan.exactHeapBlocks().filter(exact -> exact.count() > 0).isPresent();
    }

    private Finding finding(MeasuredPlan plan, PlanNode node, Operation.BitmapHeapScan scan, Blocks lossy, Stake stake) {
        Blocks exact = scan.exactHeapBlocks().orElse(Blocks.NONE);
        Blocks all = exact.plus(lossy);
        long loops = node.executed().map(executed -> executed.loops()).orElse(1L);
        double blocksPerLoop = all.count() / (double) loops;
        return draft(plan, stake, node)
                .because(Evidence.blocks("lossy heap blocks", lossy))
                .because(Evidence.blocks("exact heap blocks", exact))
                .because(removed(scan, loops))
                .fix(new Remedy.RaiseMemory("work_mem", WorkMemory.holding(blocksPerLoop * BYTES_PER_PAGE * HEADROOM)))
                .unless(Doubt.MEMORY_MULTIPLIES).unless(Doubt.SIZE_IS_ESTIMATED)
                .finding();
    }

    private static Optional<Evidence> removed(Operation.BitmapHeapScan scan, long loops) {
        return scan.rowsRemovedByRecheckPerLoop().map(rows -> Evidence.rows("rows removed by the recheck", rows.times(loops)));
    }
}
