package org.plumbline.advice.rule;

import java.util.Optional;
import org.plumbline.plan.Filter;
import org.plumbline.plan.JoinType;
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
        if (!(loop.operation() instanceof Operation.NestedLoop(var _, var _, Optional<Filter> joinFilter, var _)) || joinFilter.isEmpty()) {
            return 0;
        }
        double loops = loop.executed().map(executed -> executed.loops()).orElse(0L);
        double printed = joinFilter.flatMap(Filter::rowsRemovedPerLoop).map(Rows::value).orElse(0.0) * loops;
        return Math.max(printed, derived(plan, loop, inner));
    }

    /// Each row read is one side of a pair. Where another condition is checked behind the join filter, or each outer row has one match at
    /// most (which versions print that print the pairs too), this is left.
    private static double derived(MeasuredPlan plan, PlanNode loop, PlanNode inner) {
        return loop.operation() instanceof Operation.NestedLoop(var type, boolean innerUnique, var _, Optional<Filter> filter)
                && !innerUnique && filter.isEmpty()
                ? Math.max(0, low(plan, inner) - mostMatches(plan, loop, type)) : 0;
    }

    /// Each row out is a pair that matched, or of a left join an outer row without any; of an anti join the outer rows that did not come
    /// out had a match, after which the loop went on to the next one.
    private static double mostMatches(MeasuredPlan plan, PlanNode loop, JoinType type) {
        return switch (type) {
            case INNER, LEFT, SEMI -> high(plan, loop);
            case ANTI -> plan.plan().outer(loop).map(outer -> high(plan, outer) - low(plan, loop)).orElse(Double.MAX_VALUE);
            default -> Double.MAX_VALUE;
        };
    }

    private static double low(MeasuredPlan plan, PlanNode node) {
        return plan.of(node).rowsRange().map(RowsRange::low).map(Rows::value).orElse(0.0);
    }

    private static double high(MeasuredPlan plan, PlanNode node) {
        return plan.of(node).rowsRange().map(RowsRange::high).map(Rows::value).orElse(Double.MAX_VALUE);
    }
}
