package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;

/// An index that is read from one end for its order, without looking anything up in it, below a LIMIT.
final class OrderedWalk {
    private OrderedWalk() {}

    /// It looks nothing up: no condition, or only that there is a value, as PostgreSQL adds for `min` and `max`.
    static boolean readsWholeIndex(PlanNode scan) {
        boolean walks = switch (scan.operation()) {
            case Operation.IndexScan index -> index.orderBy().isEmpty();
            case Operation.IndexOnlyScan _ -> true;
            default -> false;
        };
        return walks && ScanFigures.searched(scan).stream().allMatch(OrderedWalk::asksOnlyForAValue);
    }

    private static boolean asksOnlyForAValue(Condition condition) {
        return ConditionParser.parse(condition).filter(parsed -> !parsed.comparisons().isEmpty() && !parsed.orAcrossColumns()
                && parsed.comparisons().stream().allMatch(each -> each.operator().equals("IS NOT NULL"))).isPresent();
    }

    /// The LIMIT that the rows reach in the order of the scan.
    static Optional<PlanNode> limitAbove(Plan plan, PlanNode scan) {
        PlanNode node = scan;
        while (node.feedsParent() && node.parent().isPresent()) {
            PlanNode parent = plan.node(node.parent().get());
            if (parent.operation() instanceof Operation.Limit) {
                return Optional.of(parent);
            }
            if (!keepsOrder(parent.operation(), node.isInner())) {
                return Optional.empty();
            }
            node = parent;
        }
        return Optional.empty();
    }

    private static boolean keepsOrder(Operation operation, boolean inner) {
        return switch (operation) {
            case Operation.NestedLoop _ -> !inner;
            case Operation.MergeAppend _, Operation.GatherMerge _, Operation.SubqueryScan _, Operation.LockRows _, Operation.Result _,
                    Operation.IncrementalSort _, Operation.Append _, Operation.Unique _ -> true;
            default -> false;
        };
    }

    /// The column that orders the index, where the plan tells it: by the condition that `min` and `max` add, or by the name that
    /// PostgreSQL itself gives an index on one column (`orders_created_at_idx`; `ChooseIndexName`, indexcmds.c).
    static Optional<String> orderColumn(PlanNode scan) {
        List<Comparison> values = ScanFigures.searched(scan).stream().flatMap(condition -> ConditionParser.parse(condition).stream())
                .flatMap(parsed -> parsed.comparisons().stream()).toList();
        if (values.size() == 1 && values.getFirst().subject() instanceof Operand.OfColumn(var column, boolean _)) {
            return Optional.of(column.name());
        }
        return index(scan).flatMap(name -> ScanFigures.target(scan).flatMap(Target::relation)
                .filter(table -> name.startsWith(table + "_") && name.endsWith("_idx") && name.length() > table.length() + "__idx".length())
                .map(table -> name.substring(table.length() + 1, name.length() - "_idx".length())));
    }

    static Optional<String> index(PlanNode scan) {
        return switch (scan.operation()) {
            case Operation.IndexScan index -> Optional.of(index.index());
            case Operation.IndexOnlyScan index -> Optional.of(index.index());
            default -> Optional.empty();
        };
    }
}
