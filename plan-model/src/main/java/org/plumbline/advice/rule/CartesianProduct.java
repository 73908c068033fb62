package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.QuotedName;

/// Two tables were joined without a condition, so that every row of one met every row of the other.
///
///     Nested Loop  (actual time=0.0..460.6 rows=3364000 loops=1)
///       ->  Seq Scan on invoices i  (actual rows=2000 loops=1)
///       ->  Materialize  (actual rows=1682 loops=2000)
///             ->  Seq Scan on shipments s  (actual rows=1682 loops=1)
public final class CartesianProduct extends NodeRule<Operation.NestedLoop> {
    /// Of all pairs, those that were made (our catalogue, row 25, as is the next).
    static final double LEAST_OF_PAIRS = 0.90;
    static final double LEAST_ROWS = 1_000;
    /// One row beside each is a value, not a product (our catalogue, row 25).
    static final double LEAST_ROWS_PER_SIDE = 2;
    /// Of the execution, and of time (as of other joins: our catalogue, rows 2 and 14).
    static final double LEAST_SHARE = 0.10;

    public CartesianProduct() {
        super(new RuleInfo("cartesian-product", "Joined without a condition", Category.JOIN, Set.of(ANALYZE)), Operation.NestedLoop.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.NestedLoop loop) {
        boolean bare = loop.joinFilter().isEmpty()
                && (loop.joinType() == JoinType.INNER || loop.joinType() == JoinType.LEFT);
        return bare && node.executed().isPresent()
                ? plan.plan().outer(node).flatMap(outer -> plan.plan().inner(node).flatMap(inner -> check(plan, node, outer, inner)))
                : Optional.empty();
    }

    private Optional<Finding> check(MeasuredPlan plan, PlanNode node, PlanNode first, PlanNode second) {
        double outer = rowsPerLoop(first);
        double inner = rowsPerLoop(second);
        double made = rowsPerLoop(node);
        if (outer < LEAST_ROWS_PER_SIDE || inner < LEAST_ROWS_PER_SIDE || made * node.executed().orElseThrow().loops() < LEAST_ROWS
                || made < LEAST_OF_PAIRS * outer * inner) {
            return Optional.empty();
        }
        Stake stake = Stake.ofSelves(plan, working(plan, node, second), 1 - Math.min(1, (outer + inner) / made));
        return stake.matters(LEAST_SHARE)
                ? JoinSides.of(plan.plan(), node).filter(sides -> new TiesOfJoin(plan.plan(), node, sides).areMissing())
                        .map(sides -> finding(plan, node, sides, stake))
                : Optional.empty();
    }

    private Finding finding(MeasuredPlan plan, PlanNode node, JoinSides sides, Stake stake) {
        return draft(plan, stake, node)
                .because(Evidence.rows("rows of the first side", Rows.rows(rowsPerLoop(sides.outer()))))
                .because(Evidence.rows("rows of the second side", Rows.rows(rowsPerLoop(sides.inner()))))
                .because(Evidence.rows("pairs made", node.executed().orElseThrow().rowsAllLoops()))
                .fix(new Remedy.Act(Action.TIE_THE_TABLES, sql(plan, sides)))
                .unless(Doubt.ALL_PAIRS_MAY_BE_MEANT)
                .finding();
    }

    /// The loop, and what then has to do with all the pairs.
    private static List<PlanNode> working(MeasuredPlan plan, PlanNode node, PlanNode inner) {
        var nodes = new ArrayList<>(List.of(node, inner));
        plan.plan().parent(node).filter(above -> node.feedsParent() && swallows(above.operation())).ifPresent(nodes::add);
        return nodes;
    }

    private static boolean swallows(Operation operation) {
        return switch (operation) {
            case Operation.Aggregate _, Operation.Sort _, Operation.Unique _ -> true;
            default -> false;
        };
    }

    private static Optional<String> sql(MeasuredPlan plan, JoinSides sides) {
        return JoinSides.onlyScan(plan.plan(), sides.outer()).flatMap(outer -> JoinSides.onlyScan(plan.plan(), sides.inner())
                .map(inner -> "FROM " + JoinSides.named(outer) + "\nJOIN " + JoinSides.named(inner)
                        + " ON " + QuotedName.of(JoinSides.alias(inner)) + ".key = " + QuotedName.of(JoinSides.alias(outer)) + ".key"));
    }

    private static double rowsPerLoop(PlanNode node) {
        return node.executed().map(executed -> executed.rowsPerLoop().value()).orElse(0.0);
    }
}
