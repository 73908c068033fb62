package org.plumbline.advice.rule;

import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// What a LIMIT took from its input, and what of that it gave on: averages of its runs. The rows between were skipped by its OFFSET.
///
/// @param returned rows of one run
/// @param pulled rows that its input made for one run
record LimitFigures(double returned, double pulled) {
    static Optional<LimitFigures> of(Plan plan, PlanNode limit) {
        return limit.executed().flatMap(executed -> plan.outer(limit).flatMap(PlanNode::executed).map(input -> new LimitFigures(
                executed.rowsPerLoop().value(), input.rowsAllLoops().value() / executed.loops())));
    }

    double skipped() {
        return Math.max(0, pulled - returned);
    }

    /// The sort that a LIMIT gets its rows from.
    static Optional<PlanNode> sortBelow(Plan plan, PlanNode limit) {
        return sort(plan, plan.outer(limit));
    }

    /// What gives the LIMIT its rows: its input, or where that is a nested loop, which keeps the order of its outer rows and stops with the
    /// LIMIT, the outer input of the lowest.
    static Optional<PlanNode> source(Plan plan, PlanNode limit) {
        Optional<PlanNode> below = plan.outer(limit);
        while (below.filter(node -> node.operation() instanceof Operation.NestedLoop).isPresent()) {
            below = plan.outer(below.get());
        }
        return below;
    }

    /// This node, or what hands its rows on to it.
    static Optional<PlanNode> sort(Plan plan, Optional<PlanNode> from) {
        Optional<PlanNode> below = from;
        while (below.isPresent() && passesOn(below.get().operation())) {
            below = plan.outer(below.get());
        }
        return below.filter(node -> node.operation() instanceof Operation.Sort);
    }

    /// Neither adds nor removes rows, and keeps their order.
    private static boolean passesOn(Operation operation) {
        return operation instanceof Operation.GatherMerge || operation instanceof Operation.LockRows
                || (operation instanceof Operation.Result(var filter) && filter.isEmpty());
    }
}
