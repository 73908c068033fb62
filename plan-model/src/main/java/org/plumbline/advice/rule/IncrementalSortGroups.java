package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

/// Rows came in order of the first keys, but so many are alike in those that each group was a large sort of its own.
///
///     Limit  (actual time=95.2..95.3 rows=20 loops=1)
///       ->  Incremental Sort  (actual time=95.2..95.2 rows=20 loops=1)
///             Sort Key: day, amount
///             Presorted Key: day
///             Full-sort Groups: 1  Sort Method: quicksort  Average Memory: 27kB  Peak Memory: 27kB
///             Pre-sorted Groups: 1  Sort Method: top-N heapsort  Average Memory: 27kB  Peak Memory: 27kB
///             ->  Index Scan using payments_day_idx on payments  (actual time=0.0..60.2 rows=150001 loops=1)
public final class IncrementalSortGroups extends NodeRule<Operation.IncrementalSort> {
    /// Rows to a group that the presorted keys left: fewer are sorted in a few milliseconds, all within the processor's caches.
    static final double LEAST_ROWS_PER_GROUP = 10_000;
    /// Of the execution.
    static final double LEAST_SHARE = 0.10;
    /// An index of more columns is larger: of what the sort took, and below a LIMIT of what it had to read.
    static final double PROMISED = 0.8;
    /// Where all rows are returned: reading them in index order may cost a good part of what the sort did.
    static final double PROMISED_OF_ALL = 0.4;

    public IncrementalSortGroups() {
        super(new RuleInfo("incremental-sort-groups", "Sorted in groups that are too large", Category.SCAN, Set.of(ANALYZE)),
                Operation.IncrementalSort.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.IncrementalSort sort) {
        Optional<PlanNode> scan = OrderIndex.scanBelow(plan.plan(), node).filter(below -> below.executed().isPresent());
        Optional<OrderIndex> index = scan.flatMap(below -> OrderIndex.of(below, sort.keys()));
        if (node.executed().isEmpty() || index.isEmpty()) {
            return Optional.empty();
        }
        double read = scan.get().executed().orElseThrow().rowsAllLoops().value();
        double made = node.executed().get().rowsAllLoops().value();
        double groups = Math.max(1, group(node, "Pre-sorted Groups").map(IncrementalSortGroups::count).orElse(0L));
        Bytes written = peakDisk(node);
        boolean endsEarly = made * 2 < read;
        Stake stake = endsEarly
                ? Stake.ofSubtree(plan, node, PROMISED * (1 - TopNSort.SCATTERED * Math.min(1 / TopNSort.SCATTERED, made / read)))
                : Stake.ofSelf(plan, node, PROMISED_OF_ALL);
        if ((read / groups < LEAST_ROWS_PER_GROUP && written.equals(Bytes.NONE)) || !stake.matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        Draft draft = draft(plan, stake, node).at(scan.get())
                .because(Evidence.rows("rows per group", Rows.rows(read / groups)))
                .because(Evidence.rows("rows read", Rows.rows(read)))
                .because(Evidence.rows("rows returned", Rows.rows(made)))
                .because(Evidence.text("sort key", String.join(", ", sort.keys())))
                .because(Evidence.text("in order already", String.join(", ", sort.presortedKeys())));
        if (!written.equals(Bytes.NONE)) {
            draft.because(Evidence.bytes("written to disk by a group", written));
        }
        if (!endsEarly) {
            draft.unless(Doubt.ORDER_MAY_BE_SCATTERED);
        }
        return Optional.of(draft.fix(index.get().remedy()).unless(index.get().doubts()).finding());
    }

    private static Bytes peakDisk(PlanNode node) {
        return Bytes.kibibytes(List.of("Full-sort Groups", "Pre-sorted Groups").stream()
                .flatMap(key -> group(node, key).stream())
                .flatMap(group -> inner(group, "Sort Space Disk").stream())
                .mapToLong(disk -> disk.whole("Peak Sort Space Used").orElse(0)).max().orElse(0));
    }

    private static Optional<Attributes> group(PlanNode node, String key) {
        return inner(node.attributes(), key);
    }

    private static Optional<Attributes> inner(Attributes attributes, String key) {
        return attributes.get(key).flatMap(value -> value instanceof AttributeValue.Group(Attributes group)
                ? Optional.of(group) : Optional.empty());
    }

    private static long count(Attributes group) {
        return group.whole("Group Count").orElse(0);
    }
}
