package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.SortSpace;
import org.plumbline.plan.Worker;
import org.plumbline.plan.measure.MeasuredPlan.Ranking;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Bytes;

/// A sort outgrew `work_mem` and went to disk.
///
///     Sort  (actual time=610.1..702.9 rows=1000000 loops=1)
///       Sort Key: created_at
///       Sort Method: external merge  Disk: 24592kB
public final class SortSpill extends NodeRule<Operation.Sort> {
    /// Of the execution (our catalogue, row 9).
    static final double LEAST_SHARE = 0.05;
    /// Where there are no times (our catalogue, row 9).
    static final Bytes LEAST_WRITTEN = Bytes.kibibytes(10 * 1024);
    /// A sort in memory needs about this much of what it writes to disk, as rows are packed there (our catalogue, row 9).
    static final double MEMORY_PER_BYTE_WRITTEN = 3;

    public SortSpill() {
        super(new RuleInfo("sort-spill", "Sort spilled to disk", Category.MEMORY, Set.of(ANALYZE)), Operation.Sort.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Sort sort) {
        List<Bytes> written = written(node, sort);
        Bytes total = written.stream().reduce(Bytes.NONE, Bytes::plus);
        if (written.isEmpty() || !matters(plan, node, total)) {
            return Optional.empty();
        }
        long most = written.stream().mapToLong(Bytes::count).max().orElseThrow();
        Draft draft = draft(plan, Stake.ofSelf(plan, node, 1), node)
                .because(Evidence.bytes("written to disk", total))
                .because(Evidence.text("sort key", String.join(", ", sort.keys())))
                .fix(new Remedy.RaiseMemory("work_mem", WorkMemory.holding(most * MEMORY_PER_BYTE_WRITTEN)))
                .unless(Doubt.MEMORY_MULTIPLIES).unless(Doubt.SIZE_IS_ESTIMATED);
        if (written.size() > 1) {
            draft.because(Evidence.count("processes that wrote", written.size()));
        }
        return Optional.of(draft.finding());
    }

    private static boolean matters(MeasuredPlan plan, PlanNode node, Bytes total) {
        return plan.ranking() == Ranking.TIME ? plan.shareOf(node).atLeast(LEAST_SHARE) : total.compareTo(LEAST_WRITTEN) > 0;
    }

    /// What each process wrote; PostgreSQL prints the leader's sort as the node's and each worker's apart.
    private static List<Bytes> written(PlanNode node, Operation.Sort sort) {
        var written = new ArrayList<Bytes>();
        if (sort.space() instanceof SortSpace.OnDisk(String _, Bytes bytes)) {
            written.add(bytes);
        }
        for (Worker worker : node.workers()) {
            Attributes said = worker.attributes();
            if (said.text("Sort Space Type").filter("Disk"::equals).isPresent()) {
                said.whole("Sort Space Used").ifPresent(kibibytes -> written.add(Bytes.kibibytes(kibibytes)));
            }
        }
        return written;
    }
}
