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
import org.plumbline.plan.Capability;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;

/// A join made many rows of each row of one table, of which nothing but that table's columns is asked for, and DISTINCT threw them away.
///
///     Unique  (actual time=0.0..132.4 rows=20000 loops=1)
///       ->  Sort  (actual rows=400000 loops=1)
///             Sort Key: c.id, c.name
///             ->  Hash Join  (actual rows=400000 loops=1)
///                   Hash Cond: (o.customer_id = c.id)
public final class DistinctOverFanOut extends NodeRule<Operation> {
    /// Rows of the join for each that is left, and for each row of the table that is asked for (our catalogue, row 41).
    static final double LEAST_FACTOR = 10;
    /// Of the execution, what can be won, and of time (as of other joins: our catalogue, rows 2 and 14).
    static final double LEAST_SHARE = 0.10;
    /// Of making rows distinct. Without an index on the other table's key EXISTS has to make its rows distinct instead.
    static final double PROMISED = 0.5;

    public DistinctOverFanOut() {
        super(new RuleInfo("distinct-over-fan-out", "DISTINCT undoes a join", Category.JOIN, Set.of(ANALYZE)), Operation.class,
                Set.of(Operation.Unique.class, Operation.Group.class, Operation.Aggregate.class));
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation doing) {
        boolean distinct = switch (doing) {
            case Operation.Aggregate aggregate -> DistinctKeys.isDistinct(node, aggregate) || repeated(plan, node).isPresent();
            case Operation.Group group -> group.filter().isEmpty();
            default -> true;
        };
        return distinct && node.executed().isPresent() && !isRepeatedAbove(plan, node) ? belowDistinct(plan, node) : Optional.empty();
    }

    private Optional<Finding> belowDistinct(MeasuredPlan plan, PlanNode node) {
        var working = new ArrayList<>(List.of(node));
        Optional<PlanNode> below = plan.plan().outer(node);
        while (below.isPresent() && (passesOn(below.get().operation()) || repeated(plan, node).equals(below))) {
            working.add(below.get());
            below = plan.plan().outer(below.get());
        }
        return below.filter(join -> isInnerJoin(join.operation())).flatMap(join -> check(plan, working, join));
    }

    /// The same groups made once more by the node above: parallel processes make their own rows distinct first (PostgreSQL 15 and later),
    /// and nothing but DISTINCT does so without partial results.
    private static Optional<PlanNode> repeated(MeasuredPlan plan, PlanNode node) {
        Optional<PlanNode> below = plan.plan().outer(node);
        while (below.isPresent() && passesOn(below.get().operation())) {
            below = plan.plan().outer(below.get());
        }
        return below.filter(first -> keys(first).isPresent() && keys(first).equals(keys(node)));
    }

    private static boolean isRepeatedAbove(MeasuredPlan plan, PlanNode node) {
        Optional<PlanNode> above = plan.plan().parent(node);
        while (above.isPresent() && passesOn(above.get().operation())) {
            above = plan.plan().parent(above.get());
        }
        return above.flatMap(distinct -> repeated(plan, distinct)).filter(node::equals).isPresent();
    }

    private static Optional<List<String>> keys(PlanNode node) {
        return node.operation() instanceof Operation.Aggregate aggregate && aggregate.partialMode().equals("Simple")
                && aggregate.filter().isEmpty() ? Optional.of(aggregate.groupKeys()).filter(keys -> !keys.isEmpty()) : Optional.empty();
    }

    private Optional<Finding> check(MeasuredPlan plan, List<PlanNode> working, PlanNode join) {
        double distinct = rows(plan, working.getFirst());
        double joined = rows(plan, join);
        Stake stake = Stake.ofSelves(plan, working, PROMISED * (1 - Math.min(1, distinct / Math.max(1, joined))));
        if (joined < LEAST_FACTOR * Math.max(1, distinct) || !stake.matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        List<String> keys = DistinctKeys.of(working);
        return DistinctKeys.columns(keys).flatMap(columns -> JoinSides.of(plan.plan(), join).flatMap(sides -> sides.holding(columns)
                .filter(kept -> !isManyAsThey(plan, join, kept, joined))
                .map(kept -> draft(working, stake, plan).at(join)
                        .because(Evidence.rows("rows of the join", Rows.rows(joined)))
                        .because(Evidence.rows("rows left", Rows.rows(distinct)))
                        .because(Evidence.text("distinct by", String.join(", ", keys)))
                        .fix(new Remedy.Act(Action.EXISTS_INSTEAD_OF_JOIN, JoinOn.of(plan.plan(), join, sides)
                                .flatMap(on -> sql(plan, keys, kept, sides.other(kept), on))))
                        .unless(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE)
                        .finding())));
    }

    /// Without VERBOSE the columns that DISTINCT ON returns are not printed.
    private Draft draft(List<PlanNode> working, Stake stake, MeasuredPlan plan) {
        PlanNode node = working.getFirst();
        Draft draft = draft(plan, stake, node);
        return node.operation() instanceof Operation.Unique && node.attributes().texts("Output").isEmpty()
                ? draft.unless(Doubt.MAY_BE_DISTINCT_ON).knowMoreWith(Capability.VERBOSE) : draft;
    }

    /// The kept table's own rows are alike then: the join makes few of each. An inner side that is run for each row of the outer does not
    /// tell how many rows it has.
    private static boolean isManyAsThey(MeasuredPlan plan, PlanNode join, PlanNode kept, double joined) {
        boolean searched = join.operation() instanceof Operation.NestedLoop && kept.isInner();
        return !searched && joined < LEAST_FACTOR * rows(plan, JoinSides.source(plan.plan(), kept));
    }

    private static Optional<String> sql(MeasuredPlan plan, List<String> keys, PlanNode kept, PlanNode other, String on) {
        return JoinSides.onlyScan(plan.plan(), kept).flatMap(table -> JoinSides.onlyScan(plan.plan(), other)
                .map(asked -> "SELECT " + String.join(", ", keys) + "\nFROM " + JoinSides.named(table)
                        + "\nWHERE EXISTS (SELECT 1 FROM " + JoinSides.named(asked) + " WHERE " + on
                        + (ScanFigures.filter(asked).isPresent() ? " AND ..." : "") + ")"));
    }

    private static boolean isInnerJoin(Operation operation) {
        return operation instanceof Operation.Join join && join.joinType() == JoinType.INNER;
    }

    private static boolean passesOn(Operation operation) {
        return operation instanceof Operation.Sort || operation instanceof Operation.IncrementalSort
                || operation instanceof Operation.Gathering;
    }

    private static double rows(MeasuredPlan plan, PlanNode node) {
        return plan.of(node).rowsLogical().map(Rows::value).orElse(0.0);
    }
}
