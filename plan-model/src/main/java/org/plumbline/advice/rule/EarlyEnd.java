package org.plumbline.advice.rule;

import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// Whether a scan may have stopped before its last row, so that the rows it kept do not tell how selective its filter is: under a LIMIT
/// that was reached, a semi or anti join, or a merge join, unless something between them reads all rows first.
final class EarlyEnd {
    private EarlyEnd() {}

    static boolean possible(MeasuredPlan measured, PlanNode scan) {
        Plan plan = measured.plan();
        PlanNode node = scan;
        while (node.feedsParent() && node.parent().isPresent()) {
            PlanNode parent = plan.node(node.parent().get());
            boolean inner = node.isInner();
            if (readsAll(parent.operation(), inner)) {
                return false;
            }
            if (stops(parent, inner)) {
                return true;
            }
            node = parent;
        }
        return false;
    }

    /// Reads every row of this input before its own first row, or again for each row of the other.
    private static boolean readsAll(Operation operation, boolean inner) {
        return switch (operation) {
            case Operation.Sort _, Operation.Hash _, Operation.ModifyTable _ -> true;
            case Operation.Aggregate aggregate -> !aggregate.strategy().equals("Sorted");
            case Operation.SetOp setOp -> setOp.strategy().equals("Hashed");
            case Operation.NestedLoop(JoinType type, boolean _, var _, var _) -> inner && type != JoinType.SEMI && type != JoinType.ANTI;
            default -> false;
        };
    }

    private static boolean stops(PlanNode parent, boolean inner) {
        return switch (parent.operation()) {
            case Operation.Limit _ -> !ranDry(parent);
            case Operation.MergeJoin _ -> true;
            case Operation.NestedLoop _ -> inner;
            default -> false;
        };
    }

    /// The planner expects of a LIMIT no more rows than it allows: where fewer came, there were no more.
    private static boolean ranDry(PlanNode limit) {
        return limit.estimate().isPresent() && limit.executed().isPresent()
                && limit.executed().get().rowsPerLoop().compareTo(limit.estimate().get().rows()) < 0;
    }
}
