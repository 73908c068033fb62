package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
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

    /// Of what went to disk again (measured: 2.5 million rows of 100 bytes in 256 kB took 5.1 s, of which 0.8 s by this rule for going
    /// there again; with one pass, in 16 MB, they took 4.5 s).
    static final double SAVED_BY_ONE_PASS = 0.7;

    /// The part of the sort's time from which on its files, not its comparing, decide how long it takes.
    static final double FILES_DECIDE = 0.5;

    public SortSpill() {
        super(new RuleInfo("sort-spill", "Sort spilled to disk", Category.MEMORY, Set.of(ANALYZE)), Operation.Sort.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Sort sort) {
        List<Bytes> written = Spilled.sort(node, sort);
        Bytes total = Spilled.sum(written);
        if (written.isEmpty() || !matters(plan, node, total) || WideRows.width(plan.plan(), node).isPresent()
                || ForgottenOrder.by(plan.plan(), node).isPresent()) {
            return Optional.empty();
        }
        long most = written.stream().mapToLong(Bytes::count).max().orElseThrow();
        List<Remedy> memory = WorkMemory.raised(most * MEMORY_PER_BYTE_WRITTEN);
        // A sort that no memory would hold goes to disk once; what can be won is that it goes there again and again.
        double again = memory.isEmpty() ? TempFiles.readAgain(plan, node, total) : 0;
        Stake files = TempFiles.stake(plan, List.of(node), total);
        Stake stake = again > 0 ? files.part(again * SAVED_BY_ONE_PASS) : files;
        if (!stake.matters(TempFiles.LEAST_SHARE)) {
            return Optional.empty();
        }
        Draft draft = draft(plan, stake, node)
                .because(Evidence.bytes("written to disk", total))
                .because(Optional.of(String.join(", ", sort.keys())).filter(keys -> !keys.isEmpty())
                        .map(keys -> Evidence.text("sort key", keys)))
                .because(plan.selfWall(node).map(time -> Evidence.time("time of the sort", time)))
                .because(files.time().map(time -> Evidence.time("time of its files", time)));
        if (written.size() > 1) {
            draft.because(Evidence.count("processes that wrote", written.size()));
        }
        Optional<OrderIndex> index = OrderIndex.scanBelow(plan.plan(), node).flatMap(scan -> OrderIndex.of(scan, sort.keys()));
        boolean memoryFirst = stake.share().value() >= FILES_DECIDE * plan.shareOf(node).value();
        if (!memoryFirst) {
            index.ifPresent(order -> draft.fix(order.remedy()));
        }
        if (again > 0) {
            draft.fix(WorkMemory.onePass(most * MEMORY_PER_BYTE_WRITTEN)).unless(Doubt.STILL_GOES_TO_DISK)
                    .because(Evidence.bytes("written and read in all", TempFiles.moved(plan, node)));
        }
        draft.fix(memory);
        index.ifPresent(order -> draft.fix(order.remedy()).unless(Doubt.ORDER_MAY_BE_SCATTERED).unless(order.doubts()));
        if (!memory.isEmpty() || again > 0) {
            draft.unless(Doubt.MEMORY_MAY_NOT_HELP).unless(Doubt.MEMORY_MULTIPLIES).unless(Doubt.SIZE_IS_ESTIMATED);
        }
        return Optional.of(draft.knowMoreWith(Capability.BUFFERS, Capability.IO_TIMINGS).finding());
    }

    private static boolean matters(MeasuredPlan plan, PlanNode node, Bytes total) {
        return plan.ranking() == Ranking.TIME ? Stake.ofSelf(plan, node, 1).matters(LEAST_SHARE) : total.compareTo(LEAST_WRITTEN) > 0;
    }
}
