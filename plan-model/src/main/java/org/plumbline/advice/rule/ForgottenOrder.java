package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.Calls;

/// The node that gets sorted rows and forgets their order. The planner itself never sorts for such a node: only an ORDER BY written into a
/// subquery does.
final class ForgottenOrder {
    private ForgottenOrder() {}

    static Optional<PlanNode> by(Plan plan, PlanNode sort) {
        PlanNode below = sort;
        while (below.feedsParent() && below.parent().isPresent()) {
            PlanNode above = plan.node(below.parent().get());
            if (!(above.operation() instanceof Operation.SubqueryScan)) {
                return Optional.of(above).filter(ForgottenOrder::forgets);
            }
            below = above;
        }
        return Optional.empty();
    }

    private static boolean forgets(PlanNode node) {
        return switch (node.operation()) {
            case Operation.Hash _, Operation.HashJoin _, Operation.Sort _ -> true;
            case Operation.SetOp setOp -> setOp.strategy().equals("Hashed");
            case Operation.Aggregate aggregate -> !aggregate.strategy().equals("Sorted") && anyOrderDoes(node.attributes().texts("Output"));
            default -> false;
        };
    }

    /// An `array_agg` over a sorted subquery wants that order. What is aggregated only VERBOSE tells.
    private static boolean anyOrderDoes(List<String> output) {
        return !output.isEmpty() && output.stream().map(Calls::of)
                .allMatch(calls -> calls.isPresent() && !calls.get().orderMatters() && calls.get().functions().isEmpty());
    }
}
