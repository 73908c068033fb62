package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// Rows were sorted for a node that forgets their order at once.
///
///     Hash Join
///       ->  Seq Scan on customers
///       ->  Hash  (actual time=480.1..480.1 rows=500000 loops=1)
///             ->  Sort  (actual time=310.0..390.2 rows=500000 loops=1)
///                   Sort Key: orders.created_at
public final class NeedlessOrderBy extends NodeRule<Operation.Sort> {
    /// Of the execution, the sort itself (our own).
    static final double LEAST_SHARE = 0.10;
    /// Without the sort the rows still have to be handed on.
    static final double PROMISED = 0.8;

    public NeedlessOrderBy() {
        super(new RuleInfo("needless-order-by", "Sorted, and the order forgotten", Category.SCAN, Set.of(ANALYZE)), Operation.Sort.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Sort sort) {
        if (node.executed().isEmpty() || !Stake.ofSelf(plan, node, 1).matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        Stake stake = Stake.ofSelf(plan, node, PROMISED);
        return ForgottenOrder.by(plan.plan(), node).map(above -> draft(plan, stake, node).at(above)
                .because(Evidence.rows("rows sorted", node.executed().orElseThrow().rowsAllLoops()))
                .because(Evidence.text("sort key", String.join(", ", sort.keys())))
                .because(Evidence.text("order forgotten by", above.nodeType()))
                .fix(new Remedy.Act(Action.DROP_ORDER_BY)).finding());
    }
}
