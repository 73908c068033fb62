package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Filter;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;

/// All partners of each row were joined, to keep those rows that have none. An anti join goes on to the next row at the first partner.
///
///     Hash Right Join  (actual time=1024.0..1025.0 rows=500 loops=1)
///       Hash Cond: (o.customer_id = c.id)
///       Filter: (o.id IS NULL)
///       Rows Removed by Filter: 1000000
///       ->  Seq Scan on orders o  (actual time=0.0..216.7 rows=1000000 loops=1)
///       ->  Hash  (actual time=17.2..17.2 rows=20000 loops=1)
public final class OuterJoinNotAnti extends NodeRule<Operation.Join> {
    /// Of the rows joined, those thrown away: as of other filters (our catalogue, rows 4 and 5).
    static final double LEAST_REMOVED = 0.90;
    /// Of the execution, what the join took (as of a subquery: our catalogue, row 14).
    static final double LEAST_SHARE = 0.20;
    /// Of the execution, what is surely won of it (our own).
    static final double LEAST_STAKE = 0.03;
    /// Of the join's own time, for the rows that need not be joined. An anti join by hash reads as many rows (measured on a busy machine:
    /// 0.20 to 0.25 saved; by merge 0.66); by an index it reads one partner of each row, and saves far more.
    static final double PROMISED = 0.15;

    public OuterJoinNotAnti() {
        super(new RuleInfo("outer-join-not-anti", "Partners joined to find rows without", Category.JOIN, Set.of(ANALYZE)),
                Operation.Join.class, Set.of(Operation.HashJoin.class, Operation.MergeJoin.class, Operation.NestedLoop.class));
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Join join) {
        double loops = node.executed().map(executed -> executed.loops()).orElse(0L);
        double removed = removed(node) * loops;
        double left = node.executed().map(executed -> executed.rowsPerLoop().value()).orElse(0.0) * loops;
        List<PlanNode> working = working(plan, node);
        if (removed == 0 || removed < LEAST_REMOVED * (removed + left)
                || !Stake.ofSelves(plan, working, 1).matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        return NullTestOfOuterJoin.of(plan.plan(), node)
                .flatMap(test -> check(plan, node, working, test, removed, left));
    }

    private Optional<Finding> check(
            MeasuredPlan plan, PlanNode node, List<PlanNode> working, NullTestOfOuterJoin test, double removed, double left) {
        double rows = plan.of(JoinSides.source(plan.plan(), test.kept())).rowsLogical().map(Rows::value).orElse(removed + left);
        // An anti join looks at one partner of each row at least.
        double spared = Math.max(0, 1 - rows / (removed + left));
        Stake stake = Stake.ofSelves(plan, working, PROMISED * spared);
        return stake.matters(LEAST_STAKE) ? Optional.of(draft(plan, stake, node)
                .because(Evidence.text("filter", test.column() + " IS NULL"))
                .because(Evidence.rows("rows looked up", Rows.rows(rows)))
                .because(Evidence.rows("rows joined", Rows.rows(removed + left)))
                .because(Evidence.rows("rows left", Rows.rows(left)))
                .fix(test.remedy())
                .unless(Doubt.TESTED_COLUMN_MAY_BE_NULL).unless(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE).finding()) : Optional.empty();
    }

    /// The join, and the top node of what a loop runs again for each row: what lies below, as of a Memoize, is not promised.
    private static List<PlanNode> working(MeasuredPlan plan, PlanNode node) {
        var nodes = new ArrayList<>(List.of(node));
        if (node.operation() instanceof Operation.NestedLoop) {
            plan.plan().inner(node).ifPresent(nodes::add);
        }
        return nodes;
    }

    private static double removed(PlanNode node) {
        return JoinOn.filter(node).flatMap(Filter::rowsRemovedPerLoop).map(Rows::value).orElse(0.0);
    }
}
