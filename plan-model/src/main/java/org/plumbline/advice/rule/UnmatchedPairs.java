package org.plumbline.advice.rule;

import java.util.Optional;
import org.plumbline.plan.Filter;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.RowsRange;
import org.plumbline.plan.unit.Rows;

/// The pairs of rows that a nested loop made and its join filter threw away. PostgreSQL prints them since 9.2; before, they follow from
/// what the loop read and what it gave on.
final class UnmatchedPairs {
    private UnmatchedPairs() {}

    /// At least so many in all runs, whatever the rounding.
    ///
    /// @param inner the loop's inner side, each row of which was paired with an outer one
    static double of(MeasuredPlan plan, PlanNode loop, PlanNode inner) {
        if (!(loop.operation() instanceof Operation.NestedLoop(var _, var _, Optional<Filter> joinFilter)) || joinFilter.isEmpty()) {
            return 0;
        }
        double loops = loop.executed().map(executed -> executed.loops()).orElse(0L);
        double printed = joinFilter.flatMap(Filter::rowsRemovedPerLoop).map(Rows::value).orElse(0.0) * loops;
        return Math.max(printed, derived(plan, loop, inner));
    }

    /// Each row out is a pair that matched, or an outer row without any. Where a loop goes on to the next outer row after the first match,
    /// or another condition is checked behind the join filter, this is not so simple, and is left.
    private static double derived(MeasuredPlan plan, PlanNode loop, PlanNode inner) {
        boolean simple = loop.operation() instanceof Operation.NestedLoop(var type, boolean innerUnique, var _) && !innerUnique
                && switch (type) {
                    case INNER, LEFT -> true;
                    default -> false;
                };
        return !simple || loop.attributes().get("Filter").isPresent() ? 0
                : Math.max(0, plan.of(inner).rowsRange().map(RowsRange::low).map(Rows::value).orElse(0.0)
                        - plan.of(loop).rowsRange().map(RowsRange::high).map(Rows::value).orElse(Double.MAX_VALUE));
    }
}
