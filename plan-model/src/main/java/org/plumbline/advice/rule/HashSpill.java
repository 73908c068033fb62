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
import org.plumbline.plan.Estimate;
import org.plumbline.plan.HashTable;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan.Ranking;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Bytes;

/// A hash table outgrew `work_mem` x `hash_mem_multiplier` and went to disk in batches: of a hash join, or of an aggregation
/// (PostgreSQL 13 and later).
///
///     Hash  (actual time=310.2..310.2 rows=1000000 loops=1)
///       Buckets: 131072 (originally 131072)  Batches: 16 (originally 8)  Memory Usage: 4107kB
///     HashAggregate  (actual time=890.1..1310.5 rows=500000 loops=1)
///       Batches: 21  Memory Usage: 8249kB  Disk Usage: 98080kB
public final class HashSpill implements PlanRule {
    /// Of the execution, the join's own part with its hash's (our catalogue, row 10).
    static final double LEAST_SHARE = 0.10;
    /// Where there are no times (our catalogue, row 10).
    static final Bytes LEAST_WRITTEN = Bytes.kibibytes(10 * 1024);
    /// Of what an aggregation wrote, in memory (our catalogue, row 9).
    static final double MEMORY_PER_BYTE_WRITTEN = 3;

    /// Beside its columns: place in the hash table, headers, states of aggregates (measured: 137 bytes for groups of 20).
    static final long BYTES_PER_GROUP = 120;

    /// A hash on disk that took long enough.
    ///
    /// @param memory that holds it; none where none does
    /// @param stake what can be won of it
    private record Spill(Draft draft, List<Remedy> memory, Stake stake) {}

    private static final RuleInfo INFO =
            new RuleInfo("hash-spill", "Hash spilled to disk", Category.MEMORY, Set.of(ANALYZE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        var spills = new ArrayList<Spill>();
        for (PlanNode node : plan.nodes(Set.of(Operation.Hash.class, Operation.Aggregate.class))) {
            switch (node.operation()) {
                case Operation.Hash(Optional<HashTable> table) ->
                        table.filter(hash -> hash.batches() > 1).flatMap(hash -> join(plan, node, hash)).ifPresent(spills::add);
                case Operation.Aggregate aggregate -> aggregate(plan, node, aggregate).ifPresent(spills::add);
                default -> { }
            }
        }
        return TempFiles.worth(spills, spill -> !spill.memory().isEmpty(), Spill::stake).stream().map(HashSpill::finding).toList();
    }

    private static Optional<Spill> join(MeasuredPlan plan, PlanNode node, HashTable table) {
        var nodes = new ArrayList<>(List.of(node));
        plan.plan().parent(node).ifPresent(nodes::add);
        double whole = Spilled.whole(plan, node, table);
        Bytes written = Spilled.by(plan, node);
        if (WideRows.width(plan.plan(), node).isPresent() || !matters(plan, Stake.ofSelves(plan, nodes, 1), written)) {
            return Optional.empty();
        }
        Stake stake = TempFiles.stake(plan, nodes, written);
        double perProcess = node.parallelAware() ? whole / plan.of(node).processes() : whole;
        Draft draft = Draft.of(INFO, plan, stake).at(nodes)
                .because(Evidence.count("batches", table.batches()))
                .because(Evidence.count("batches planned", table.originalBatches()))
                .because(Evidence.bytes("memory used", table.peakMemory()));
        return Optional.of(new Spill(draft, WorkMemory.raisedForHash(plan, Math.max(perProcess, planned(node))), stake));
    }

    /// What the planner needs to plan one batch: room for the rows that it expects of one process, each of their average width, and for as
    /// many buckets as the next power of two (`ExecChooseHashTableSize`, nodeHash.c). With less it plans several, however few rows come. Of
    /// a parallel hash it is at most so much: the leader's memory counts whole there, its part of the rows does not.
    private static double planned(PlanNode node) {
        return node.estimate().flatMap(estimate -> estimate.width().map(width -> estimate.rows().value() * HashSpread.aligned(width)
                + nextPowerOf2(estimate.rows().value()) * HashSpread.BYTES_PER_BUCKET)).orElse(0.0);
    }

    private static double nextPowerOf2(double rows) {
        return rows <= 1 ? 1 : Long.highestOneBit((long) Math.ceil(rows) - 1) * 2.0;
    }

    private static Optional<Spill> aggregate(MeasuredPlan plan, PlanNode node, Operation.Aggregate aggregate) {
        List<Bytes> written = Spilled.aggregate(node, aggregate);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Bytes total = Spilled.sum(written);
        if (WideRows.width(plan.plan(), node).isPresent() || !matters(plan, Stake.ofSelf(plan, node, 1), total)) {
            return Optional.empty();
        }
        Stake stake = TempFiles.stake(plan, List.of(node), total);
        Draft draft = Draft.of(INFO, plan, stake).at(node)
                .because(Evidence.bytes("written to disk", total))
                .because(aggregate.space().map(space -> Evidence.count("batches", space.batches())))
                .because(aggregate.space().map(space -> Evidence.bytes("memory used", space.peakMemory())));
        if (written.size() > 1) {
            draft.because(Evidence.count("processes that wrote", written.size()));
        }
        double spilled = written.stream().mapToLong(Bytes::count).max().orElseThrow() * MEMORY_PER_BYTE_WRITTEN;
        double used = aggregate.space().map(space -> (double) space.peakMemory().count()).orElse(0.0);
        // Groups that took more than their columns, as those of array_agg do: each batch took what one had at most.
        double bytes = groups(plan, node).filter(groups -> groups > used)
                .orElseGet(() -> aggregate.space().map(space -> used * space.batches()).filter(all -> all > used).orElse(spilled));
        return Optional.of(new Spill(draft, WorkMemory.raisedForHash(plan, Math.max(used, Math.min(spilled, bytes))), stake));
    }

    /// Room for all groups of one process, as PostgreSQL reckons it: it admits groups by the width of its input (`hash_agg_set_limits`,
    /// nodeAgg.c). On disk are rows of the input instead, which may be far more than groups.
    private static Optional<Double> groups(MeasuredPlan plan, PlanNode node) {
        return node.executed().flatMap(executed -> plan.plan().outer(node).flatMap(PlanNode::estimate).flatMap(Estimate::width)
                .map(width -> executed.rowsPerLoop().value() * (width.count() + BYTES_PER_GROUP)));
    }

    private static Finding finding(Spill spill) {
        Draft draft = spill.draft();
        if (!spill.memory().isEmpty()) {
            draft.fix(spill.memory()).unless(Doubt.MEMORY_MAY_NOT_HELP).unless(Doubt.MEMORY_MULTIPLIES).unless(Doubt.SIZE_IS_ESTIMATED);
        }
        return draft.knowMoreWith(Capability.BUFFERS, Capability.IO_TIMINGS).finding();
    }

    private static boolean matters(MeasuredPlan plan, Stake stake, Bytes written) {
        return plan.ranking() == Ranking.TIME ? stake.matters(LEAST_SHARE) : written.compareTo(LEAST_WRITTEN) > 0;
    }
}
