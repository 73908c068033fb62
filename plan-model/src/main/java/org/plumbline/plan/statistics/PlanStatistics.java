package org.plumbline.plan.statistics;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.MeasuredPlan;

/// A plan's nodes in groups, with what each took. Each node is in one group at most, so that groups and rest add up to the whole.
///
/// @param groups the one with the largest share first
/// @param rest the nodes that are in none; none where all are
/// @param whole all nodes
public record PlanStatistics(Grouping grouping, List<StatisticsGroup> groups, Optional<GroupSums> rest, GroupSums whole) {
    public PlanStatistics {
        groups = List.copyOf(groups);
    }

    /// One pass over the nodes.
    public static PlanStatistics of(MeasuredPlan plan, Grouping grouping) {
        var parents = grouping == Grouping.PARTITION_PARENT ? PartitionParents.of(plan.plan()) : Map.<Integer, String>of();
        boolean ofTables = grouping == Grouping.TABLE || grouping == Grouping.PARTITION_PARENT;
        var groups = new LinkedHashMap<String, GroupAdding>();
        var rest = new GroupAdding(plan, ofTables);
        var whole = new GroupAdding(plan, ofTables);
        for (PlanNode node : plan.nodes()) {
            whole.add(node);
            name(plan.plan(), node, grouping, parents)
                    .map(name -> groups.computeIfAbsent(name, _ -> new GroupAdding(plan, ofTables))).orElse(rest).add(node);
        }
        List<StatisticsGroup> sorted = groups.entrySet().stream().map(each -> each.getValue().group(each.getKey()))
                .sorted(Comparator.comparingDouble((StatisticsGroup group) -> group.sums().share().value()).reversed()
                        .thenComparing(StatisticsGroup::name)).toList();
        return new PlanStatistics(grouping, sorted, rest.isEmpty() ? Optional.empty() : Optional.of(rest.sums()), whole.sums());
    }

    private static Optional<String> name(Plan plan, PlanNode node, Grouping grouping, Map<Integer, String> parents) {
        return switch (grouping) {
            case NODE_TYPE -> Optional.of(node.nodeType());
            case TABLE -> table(plan, node);
            case INDEX -> index(node.operation());
            case FUNCTION -> node.operation() instanceof Operation.FunctionScan scan ? scan.function() : Optional.empty();
            case PARTITION_PARENT -> Optional.ofNullable(parents.get(node.id().index()));
        };
    }

    private static Optional<String> table(Plan plan, PlanNode node) {
        return switch (node.operation()) {
            case Operation.Scan scan -> table(scan.target());
            case Operation.ModifyTable change -> table(change.target());
            case Operation.BitmapIndexScan _ -> heap(plan, node).flatMap(heap -> table(heap.target()));
            default -> Optional.empty();
        };
    }

    private static Optional<String> table(Target target) {
        return target.relation().map(relation -> target.schema().map(schema -> schema + "." + relation).orElse(relation));
    }

    /// Whose blocks the bitmap of an index names.
    static Optional<Operation.BitmapHeapScan> heap(Plan plan, PlanNode index) {
        Optional<PlanNode> above = plan.parent(index);
        while (above.isPresent() && (above.get().operation() instanceof Operation.BitmapAnd
                || above.get().operation() instanceof Operation.BitmapOr)) {
            above = plan.parent(above.get());
        }
        return above.map(PlanNode::operation).filter(Operation.BitmapHeapScan.class::isInstance).map(Operation.BitmapHeapScan.class::cast);
    }

    private static Optional<String> index(Operation operation) {
        return switch (operation) {
            case Operation.IndexScan scan -> Optional.of(scan.index());
            case Operation.IndexOnlyScan scan -> Optional.of(scan.index());
            case Operation.BitmapIndexScan scan -> Optional.of(scan.index());
            default -> Optional.empty();
        };
    }
}
