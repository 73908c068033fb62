package org.plumbline.advice.rule;

import java.util.Optional;
import org.plumbline.plan.Filter;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.Alternatives;

/// An OR in a join's filter that reads both of its inputs, so that neither an index nor a hash table of one input can serve it.
///
/// @param or that a UNION could take apart: each branch ties both inputs by an equality or concerns one of them alone
/// @param ties every branch ties both inputs
record OrOfJoin(Alternatives or, boolean ties) {
    /// A UNION of more is no statement to read, and joins as often (our own).
    static final int MOST_BRANCHES = 4;

    /// Of an inner join: an outer one returns rows without a match once, which a UNION of outer joins does not.
    static Optional<OrOfJoin> of(Plan plan, PlanNode node) {
        if (!(node.operation() instanceof Operation.Join join) || join.joinType() != JoinType.INNER) {
            return Optional.empty();
        }
        return join.joinFilter().map(Filter::condition).map(Alternatives::in).filter(found -> !found.isEmpty())
                .flatMap(found -> JoinSides.of(plan, node).flatMap(sides -> found.stream()
                        .filter(or -> or.branches().size() <= MOST_BRANCHES && spans(sides, or))
                        .map(or -> new OrOfJoin(or, or.branches().stream().allMatch(branch -> ties(sides, branch)))).findFirst()));
    }

    private static boolean spans(JoinSides sides, Alternatives or) {
        boolean separable = or.branches().stream()
                .allMatch(branch -> ties(sides, branch) || sides.holding(branch.columns()).isPresent());
        boolean oneInput = sides.holding(or.branches().stream().flatMap(branch -> branch.columns().stream()).toList()).isPresent();
        return separable && !oneInput;
    }

    private static boolean ties(JoinSides sides, Alternatives.Branch branch) {
        return branch.equalities().stream().anyMatch(equality -> {
            Optional<PlanNode> left = sides.holding(equality.left());
            Optional<PlanNode> right = sides.holding(equality.right());
            return left.isPresent() && right.isPresent() && sides.isOuter(left.get()) != sides.isOuter(right.get());
        });
    }
}
