package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Operation.Aggregate;
import org.plumbline.plan.Operation.Append;
import org.plumbline.plan.Operation.BitmapHeapScan;
import org.plumbline.plan.Operation.HashJoin;
import org.plumbline.plan.Operation.IndexOnlyScan;
import org.plumbline.plan.Operation.IndexScan;
import org.plumbline.plan.Operation.MergeAppend;
import org.plumbline.plan.Operation.MergeJoin;
import org.plumbline.plan.Operation.NestedLoop;
import org.plumbline.plan.Operation.SeqScan;
import org.plumbline.plan.Operation.Sort;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// A kind of node was switched off in this session (`enable_hashjoin = off`), so that the planner had to take another, or had no other.
///
///     Merge Join  (actual time=640.2..1210.4 rows=300000 loops=1)
///       ->  Sort  (actual ...)
///       ->  Sort  (actual ...)
///     Settings: enable_hashjoin = 'off'
public final class ForcedPlan implements PlanRule {
    /// What took another's place, of the execution: from here on it ranks by its time (our catalogue, row 40: "where the time goes").
    static final double LARGE_PART = 0.50;
    /// Below it the setting changed nothing that matters (our own).
    static final double LEAST_PART = 0.10;
    /// `disable_cost`, which PostgreSQL before 18 adds to a node that is switched off.
    static final double DISABLE_COST = 1e10;
    /// What stands in takes some time in any form.
    private static final double PART_SAVED = 0.3;

    private static final RuleInfo INFO =
            new RuleInfo("forced-plan", "A kind of node is switched off", Category.SERVER, Set.of());

    /// What the planner takes where it may not take the one of the setting.
    private static final Map<String, Set<Class<? extends Operation>>> STAND_INS = Map.ofEntries(
            Map.entry("enable_seqscan", Set.of(IndexScan.class, IndexOnlyScan.class, BitmapHeapScan.class)),
            Map.entry("enable_indexscan", Set.of(SeqScan.class, BitmapHeapScan.class)),
            Map.entry("enable_indexonlyscan", Set.of(SeqScan.class, IndexScan.class, BitmapHeapScan.class)),
            Map.entry("enable_bitmapscan", Set.of(SeqScan.class, IndexScan.class)),
            Map.entry("enable_nestloop", Set.of(MergeJoin.class)),
            Map.entry("enable_hashjoin", Set.of(NestedLoop.class, MergeJoin.class)),
            Map.entry("enable_mergejoin", Set.of(NestedLoop.class)),
            Map.entry("enable_hashagg", Set.of(Sort.class)),
            Map.entry("enable_sort", Set.of(IndexScan.class, IndexOnlyScan.class)),
            Map.entry("enable_incremental_sort", Set.of(Sort.class)),
            Map.entry("enable_material", Set.of(NestedLoop.class)),
            Map.entry("enable_memoize", Set.of(NestedLoop.class)),
            Map.entry("enable_partition_pruning", Set.of(Append.class, MergeAppend.class)));

    /// The setting that switches a kind off.
    private static final Map<Class<? extends Operation>, String> SETTINGS = Map.of(
            SeqScan.class, "enable_seqscan",
            IndexScan.class, "enable_indexscan",
            IndexOnlyScan.class, "enable_indexonlyscan",
            BitmapHeapScan.class, "enable_bitmapscan",
            NestedLoop.class, "enable_nestloop",
            HashJoin.class, "enable_hashjoin",
            MergeJoin.class, "enable_mergejoin",
            Sort.class, "enable_sort",
            Aggregate.class, "enable_hashagg");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        List<String> off = plan.plan().summary().settings().entrySet().stream()
                .filter(setting -> setting.getKey().startsWith("enable_") && setting.getValue().equals("off"))
                .map(Map.Entry::getKey).toList();
        List<PlanNode> unavoidable = plan.nodes().stream().filter(node -> isDisabled(plan, node)).toList();
        // A hash join is so often the planner's own choice that it stands in for nothing; nor does what was taken although switched off.
        List<PlanNode> standIns = plan.nodes(kinds(off)).stream().filter(node -> !isDisabled(plan, node)).toList();
        Stake all = stake(plan, standIns.isEmpty() ? unavoidable : standIns, 1);
        if (!all.matters(LEAST_PART)) {
            return List.of();
        }
        boolean matters = !standIns.isEmpty() && all.share().atLeast(LARGE_PART);
        // A remark promises nothing, so that it has no time at stake.
        Draft draft = Draft.of(INFO, plan, matters ? stake(plan, standIns, PART_SAVED) : PlanTables.BESIDE)
                .at(unavoidable.isEmpty() ? standIns : unavoidable);
        for (String setting : settings(off, unavoidable)) {
            draft.because(Evidence.text("switched off", setting)).fix(new Remedy.ChangeSetting(setting, "on"));
        }
        if (!unavoidable.isEmpty()) {
            draft.because(Evidence.count("nodes taken although switched off", unavoidable.size()));
        }
        if (!standIns.isEmpty()) {
            draft.because(Evidence.share("share of the nodes taken instead", all.share()));
        }
        draft.unless(Doubt.SWITCHED_OFF_ON_PURPOSE);
        return List.of(matters ? draft.finding() : draft.remark());
    }

    private static Set<Class<? extends Operation>> kinds(List<String> off) {
        var kinds = new HashSet<Class<? extends Operation>>();
        off.forEach(setting -> kinds.addAll(STAND_INS.getOrDefault(setting, Set.of())));
        return kinds;
    }

    /// Without SETTINGS a node that is switched off tells its setting.
    private static List<String> settings(List<String> off, List<PlanNode> unavoidable) {
        return off.isEmpty()
                ? unavoidable.stream().flatMap(node -> Optional.ofNullable(SETTINGS.get(node.operation().getClass())).stream())
                        .distinct().toList()
                : off;
    }

    /// Marked so (PostgreSQL 18), or with a cost that none of its inputs has.
    private static boolean isDisabled(MeasuredPlan plan, PlanNode node) {
        boolean marked = node.attributes().get("Disabled").map(value -> value.equals(new AttributeValue.Flag(true))).orElse(false);
        return marked || (isDear(node) && plan.plan().children(node).stream().noneMatch(ForcedPlan::isDear));
    }

    private static boolean isDear(PlanNode node) {
        return node.estimate().map(Estimate::totalCost).map(cost -> cost.value() >= DISABLE_COST).orElse(false);
    }

    /// Their own time; below a nested loop all that it ran again and again; below a merge join what puts its inputs in order: a sort, or a
    /// whole index. Each node once.
    private static Stake stake(MeasuredPlan plan, List<PlanNode> standIns, double part) {
        var counted = new BitSet(plan.nodes().size());
        int markedUntil = 0;
        for (PlanNode node : standIns) {
            counted.set(node.id().index());
            if (node.operation() instanceof MergeJoin) {
                plan.plan().children(node).stream().map(input -> putsInOrder(plan, input)).flatMap(Optional::stream)
                        .forEach(order -> counted.set(order.id().index()));
            }
            Optional<PlanNode> inner = node.operation() instanceof NestedLoop ? plan.plan().inner(node) : Optional.empty();
            if (inner.isPresent() && inner.get().subtreeEnd() > markedUntil) {
                counted.set(Math.max(markedUntil, inner.get().id().index()), inner.get().subtreeEnd());
                markedUntil = inner.get().subtreeEnd();
            }
        }
        var nodes = new ArrayList<PlanNode>();
        counted.stream().forEach(i -> nodes.add(plan.nodes().get(i)));
        return Stake.ofSelves(plan, nodes, part);
    }

    private static Optional<PlanNode> putsInOrder(MeasuredPlan plan, PlanNode input) {
        return switch (input.operation()) {
            case Operation.Materialize _ -> plan.plan().outer(input).flatMap(below -> putsInOrder(plan, below));
            case Sort _, Operation.IncrementalSort _ -> Optional.of(input);
            case IndexScan scan -> Optional.of(input).filter(_ -> scan.indexCond().isEmpty());
            case IndexOnlyScan scan -> Optional.of(input).filter(_ -> scan.indexCond().isEmpty());
            default -> Optional.empty();
        };
    }
}
