package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advice.Category;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;

/// Two indexes were read and their results intersected, where one index on both columns would have led to the rows at once.
///
///     Bitmap Heap Scan on orders  (actual time=61.0..61.9 rows=210 loops=1)
///       Recheck Cond: ((customer_id = 7) AND (status = 'open'::text))
///       ->  BitmapAnd  (actual time=60.8..60.8 rows=0 loops=1)
///             ->  Bitmap Index Scan on orders_customer_id_idx  (actual time=20.1..20.1 rows=81000 loops=1)
///             ->  Bitmap Index Scan on orders_status_idx  (actual time=40.2..40.2 rows=160000 loops=1)
public final class BitmapAndOfIndexes extends NodeRule<Operation.BitmapAnd> {
    /// Of the execution, for the bitmaps alone (our catalogue, row 19).
    static final double LEAST_SHARE = 0.20;
    /// Rows that both have in common, of those that the smallest index gave: above, the second index narrows little.
    static final double MOST_IN_COMMON = 0.5;

    public BitmapAndOfIndexes() {
        super(new RuleInfo("bitmap-and", "Two indexes where one would do", Category.SCAN, Set.of(ANALYZE)), Operation.BitmapAnd.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.BitmapAnd and) {
        List<PlanNode> parts = plan.plan().children(node);
        Optional<PlanNode> heap = plan.plan().parent(node).filter(parent -> parent.operation() instanceof Operation.BitmapHeapScan);
        if (heap.isEmpty() || parts.size() < 2
                || parts.stream().anyMatch(part -> !(part.operation() instanceof Operation.BitmapIndexScan) || part.executed().isEmpty())) {
            return Optional.empty();
        }
        double smallest = parts.stream().mapToDouble(BitmapAndOfIndexes::rows).min().orElse(0);
        double all = parts.stream().mapToDouble(BitmapAndOfIndexes::rows).sum();
        double common = ScanFigures.of(plan, heap.get()).map(figures -> figures.keptAtMost() + figures.removed().value()).orElse(all);
        // The rows in common are read from the new index too.
        Stake stake = Stake.ofSubtree(plan, node, Math.max(0, 1 - common / Math.max(1, all)));
        if (common > MOST_IN_COMMON * smallest || !stake.matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        var remedy = IndexRemedy.serving(
                ScanFigures.target(heap.get()).orElseThrow(), parts.stream().flatMap(BitmapAndOfIndexes::cond).toList());
        return remedy.index().filter(index -> index.keys().size() >= parts.size()).map(_ ->
                draft(plan, stake, node).at(parts).at(heap.get())
                        .because(Evidence.count("indexes read", parts.size()))
                        .because(Evidence.rows("rows found by all", Rows.rows(all)))
                        .because(Evidence.rows("rows in common", Rows.rows(common)))
                        .because(Evidence.text("indexes", parts.stream().map(part -> ((Operation.BitmapIndexScan) part.operation()).index())
                                .collect(Collectors.joining(", "))))
                        .fix(remedy.remedies()).unless(remedy.doubts()).finding());
    }

    private static double rows(PlanNode part) {
        return part.executed().map(executed -> executed.rowsAllLoops().value()).orElse(0.0);
    }

    private static Stream<Condition> cond(PlanNode part) {
        return part.operation() instanceof Operation.BitmapIndexScan scan ? scan.indexCond().stream() : Stream.empty();
    }
}
