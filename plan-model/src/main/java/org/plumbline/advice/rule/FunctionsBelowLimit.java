package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.Calls;

/// A LIMIT that takes few of the rows for which a node below its sort called functions. PostgreSQL itself calls those of a select list only
/// for the rows that the LIMIT takes where it knows that they are dear (`make_sort_input_target`, planner.c: volatile ones, and those of
/// more than ten times the cost of an operator): not most of its own functions, such as regexp_replace.
final class FunctionsBelowLimit {
    /// Calls for each row that the LIMIT takes (as of sorts below a LIMIT: our catalogue, row 11).
    static final double LEAST_PER_ROW = 10;

    private FunctionsBelowLimit() {}

    /// The keys by which the rows are sorted, where no key needs what is called, and all that is between passes each row on.
    static Optional<List<String>> sortKeys(Plan plan, PlanNode node, FunctionCalls calls) {
        if (!calls.filters().isEmpty() || calls.functions().isEmpty() || !passesEachRowOn(node.operation())) {
            return Optional.empty();
        }
        Optional<PlanNode> above = plan.parent(node);
        while (node.feedsParent() && above.isPresent() && passesOn(above.get().operation())) {
            if (above.get().operation() instanceof Operation.Sort(List<String> keys, var _)) {
                return keys.stream().noneMatch(key -> needs(key, calls)) && isFirstFew(plan, above.get(), calls)
                        ? Optional.of(keys) : Optional.empty();
            }
            above = plan.parent(above.get());
        }
        return Optional.empty();
    }

    private static boolean isFirstFew(Plan plan, PlanNode sort, FunctionCalls calls) {
        Optional<PlanNode> above = plan.parent(sort);
        while (above.isPresent() && !(above.get().operation() instanceof Operation.Limit)) {
            above = plan.parent(above.get());
        }
        return above.filter(limit -> LimitFigures.sortBelow(plan, limit).filter(fed -> fed.id().equals(sort.id())).isPresent())
                .flatMap(plan::outer).flatMap(PlanNode::executed)
                .filter(taken -> calls.rows() >= LEAST_PER_ROW * taken.rowsAllLoops().value()).isPresent();
    }

    /// A key that is not understood may.
    private static boolean needs(String key, FunctionCalls calls) {
        return key.indexOf('(') >= 0 && Calls.of(key).filter(called -> called.functions().stream().noneMatch(calls.functions()::contains))
                .isEmpty();
    }

    /// Neither makes, groups nor multiplies the rows, nor looks at others: what it worked out for a row is the same among fewer rows.
    private static boolean passesEachRowOn(Operation operation) {
        return switch (operation) {
            case Operation.Aggregate _, Operation.Group _, Operation.WindowAgg _, Operation.ProjectSet _, Operation.FunctionScan _ -> false;
            default -> true;
        };
    }

    /// Not a subquery, whose columns hide what they are.
    private static boolean passesOn(Operation operation) {
        return operation instanceof Operation.Sort || operation instanceof Operation.Gather;
    }
}
