package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Filter;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// What a join is on, as a statement says it.
final class JoinOn {
    private JoinOn() {}

    /// None where the plan does not tell in one place.
    static Optional<String> of(Plan plan, PlanNode join, JoinSides sides) {
        return switch (join.operation()) {
            case Operation.HashJoin hash -> hash.hashCond().map(JoinOn::bare);
            case Operation.MergeJoin merge -> merge.mergeCond().map(JoinOn::bare);
            case Operation.NestedLoop loop -> loop.joinFilter().map(Filter::condition).map(JoinOn::bare)
                    .or(() -> searched(plan, sides.inner()).flatMap(JoinKey::of).map(JoinKey::on));
            default -> Optional.empty();
        };
    }

    /// What decides in a join itself which rows are partners: not the conditions by which a loop's scan looks for them.
    static List<Condition> conditions(PlanNode join) {
        Stream<Condition> keys = switch (join.operation()) {
            case Operation.HashJoin hash -> hash.hashCond().stream();
            case Operation.MergeJoin merge -> merge.mergeCond().stream();
            default -> Stream.empty();
        };
        return join.operation() instanceof Operation.Join any
                ? Stream.concat(keys, any.joinFilter().map(Filter::condition).stream()).toList() : List.of();
    }

    /// Likewise, and what is asked of an outer join's rows after it.
    static List<Condition> allConditions(PlanNode join) {
        return Stream.concat(conditions(join).stream(), filter(join).map(Filter::condition).stream()).toList();
    }

    /// By what the rows of an outer join are filtered after it.
    static Optional<Filter> filter(PlanNode join) {
        return join.operation() instanceof Operation.Join any ? any.filter() : Optional.empty();
    }

    /// The scan that a loop runs for each row of its outer side.
    private static Optional<PlanNode> searched(Plan plan, PlanNode inner) {
        return inner.operation() instanceof Operation.Memoize ? plan.outer(inner) : Optional.of(inner);
    }

    /// Without the parentheses around all of it.
    private static String bare(Condition condition) {
        String text = condition.text();
        if (!text.startsWith("(") || !text.endsWith(")")) {
            return text;
        }
        int depth = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return text;
            }
        }
        return text.substring(1, text.length() - 1);
    }
}
