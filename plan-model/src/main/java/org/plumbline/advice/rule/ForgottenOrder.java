package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.CteScans;
import org.plumbline.sql.Calls;

/// The node that gets sorted rows and forgets their order. The planner itself never sorts for such a node: only an ORDER BY written into a
/// subquery does, or into a WITH query, whose rows keep it for the scan that reads them. Of several scans one may want it.
final class ForgottenOrder {
    private ForgottenOrder() {}

    static Optional<PlanNode> by(Plan plan, PlanNode sort) {
        PlanNode below = sort;
        while (below.parent().isPresent()) {
            PlanNode above = plan.node(below.parent().get());
            if (below.isCte()) {
                Optional<PlanNode> scan = onlyScan(plan, below);
                if (scan.isEmpty()) {
                    return Optional.empty();
                }
                below = scan.get();
            } else if (!below.feedsParent()) {
                return Optional.empty();
            } else if (above.operation() instanceof Operation.SubqueryScan) {
                below = above;
            } else {
                return Optional.of(above).filter(ForgottenOrder::forgets);
            }
        }
        return Optional.empty();
    }

    /// A scan that stands in the WITH query itself is a text that was read wrongly.
    private static Optional<PlanNode> onlyScan(Plan plan, PlanNode cte) {
        List<PlanNode> scans = new CteScans(plan).all(cte);
        return scans.size() == 1 ? Optional.of(scans.getFirst()).filter(scan -> scan.id().index() >= cte.subtreeEnd()) : Optional.empty();
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
