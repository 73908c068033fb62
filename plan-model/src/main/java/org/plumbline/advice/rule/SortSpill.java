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
import org.plumbline.advice.PlanRule;
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
public final class SortSpill implements PlanRule {
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

    private static final RuleInfo INFO = new RuleInfo("sort-spill", "Sort spilled to disk", Category.MEMORY, Set.of(ANALYZE));

    /// A sort on disk that took long enough.
    ///
    /// @param written by each process
    /// @param files what its files took
    /// @param memory that holds its rows; none where none does
    /// @param again the part of the traffic that one merge would spare, where no memory holds its rows; else 0
    /// @param stake what can be won of it
    private record Spill(PlanNode node, Operation.Sort sort, List<Bytes> written, Stake files, List<Remedy> memory, double again,
            Stake stake) {
        static Spill of(MeasuredPlan plan, PlanNode node, Operation.Sort sort, List<Bytes> written) {
            List<Remedy> memory = WorkMemory.raised(most(written) * MEMORY_PER_BYTE_WRITTEN);
            Bytes total = Spilled.sum(written);
            // A sort that no memory would hold goes to disk once; what can be won is that it goes there again and again.
            double again = memory.isEmpty() ? TempFiles.readAgain(plan, node, total) : 0;
            Stake files = TempFiles.stake(plan, List.of(node), total);
            return new Spill(node, sort, written, files, memory, again, again > 0 ? files.part(again * SAVED_BY_ONE_PASS) : files);
        }
    }

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        var spills = new ArrayList<Spill>();
        for (PlanNode node : plan.nodes(Operation.Sort.class)) {
            var sort = (Operation.Sort) node.operation();
            List<Bytes> written = Spilled.sort(node, sort);
            if (!written.isEmpty() && matters(plan, node, Spilled.sum(written)) && WideRows.width(plan.plan(), node).isEmpty()
                    && ForgottenOrder.by(plan.plan(), node).isEmpty()) {
                spills.add(Spill.of(plan, node, sort, written));
            }
        }
        return TempFiles.worth(spills, spill -> !spill.memory().isEmpty(), Spill::stake).stream()
                .map(spill -> finding(plan, spill)).toList();
    }

    private static Finding finding(MeasuredPlan plan, Spill spill) {
        PlanNode node = spill.node();
        Operation.Sort sort = spill.sort();
        List<Bytes> written = spill.written();
        List<Remedy> memory = spill.memory();
        Stake stake = spill.stake();
        Bytes total = Spilled.sum(written);
        Draft draft = Draft.of(INFO, plan, stake).at(node)
                .because(Evidence.bytes("written to disk", total))
                .because(Optional.of(String.join(", ", sort.keys())).filter(keys -> !keys.isEmpty())
                        .map(keys -> Evidence.text("sort key", keys)))
                .because(plan.selfWall(node).map(time -> Evidence.time("time of the sort", time)))
                .because(spill.files().time().map(time -> Evidence.time("time of its files", time)));
        if (written.size() > 1) {
            draft.because(Evidence.count("processes that wrote", written.size()));
        }
        Optional<OrderIndex> index = OrderIndex.scanBelow(plan.plan(), node).flatMap(scan -> OrderIndex.of(scan, sort.keys()));
        boolean memoryFirst = stake.share().value() >= FILES_DECIDE * plan.shareOf(node).value();
        if (!memoryFirst) {
            index.ifPresent(order -> draft.fix(order.remedy()));
        }
        if (spill.again() > 0) {
            draft.fix(WorkMemory.onePass(most(written) * MEMORY_PER_BYTE_WRITTEN)).unless(Doubt.STILL_GOES_TO_DISK);
        }
        if (spill.again() > 0 || TempFiles.isWrittenAgain(plan, node, total)) {
            draft.because(Evidence.bytes("written and read in all", TempFiles.moved(plan, node)));
        }
        draft.fix(memory);
        index.ifPresent(order -> draft.fix(order.remedy()).unless(Doubt.ORDER_MAY_BE_SCATTERED).unless(order.doubts()));
        if (!memory.isEmpty() || spill.again() > 0) {
            draft.unless(Doubt.MEMORY_MAY_NOT_HELP).unless(Doubt.MEMORY_MULTIPLIES).unless(Doubt.SIZE_IS_ESTIMATED);
        }
        return draft.knowMoreWith(Capability.BUFFERS, Capability.IO_TIMINGS).finding();
    }

    private static long most(List<Bytes> written) {
        return written.stream().mapToLong(Bytes::count).max().orElseThrow();
    }

    private static boolean matters(MeasuredPlan plan, PlanNode node, Bytes total) {
        return plan.ranking() == Ranking.TIME ? Stake.ofSelf(plan, node, 1).matters(LEAST_SHARE) : total.compareTo(LEAST_WRITTEN) > 0;
    }
}
