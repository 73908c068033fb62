package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Filter;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.QuotedName;

/// Two tables are joined by an OR that reads both, so that each pair of rows has to be looked at.
///
///     Nested Loop  (actual time=0.5..2193.9 rows=800 loops=1)
///       Join Filter: ((c.email = k.email) OR (c.phone = k.phone))
///       Rows Removed by Join Filter: 7999200
///       ->  Seq Scan on customers c  (actual rows=20000 loops=1)
///       ->  Materialize  (actual rows=400 loops=20000)
///             ->  Seq Scan on contacts k  (actual rows=400 loops=1)
public final class OrAcrossJoin extends NodeRule<Operation.Join> {
    /// Of the pairs that the join looked at, what the OR threw away: as of other filters (our catalogue, rows 4 and 5).
    static final double LEAST_REMOVED = 0.90;
    /// Of the execution, what can be won, and of time (as of other joins: our catalogue, rows 2 and 14).
    static final double LEAST_SHARE = 0.10;
    /// A UNION has to tell rows apart beside joining.
    static final double PROMISED = 0.9;
    /// Where each branch filters one input: the other is still read and joined.
    static final double PROMISED_OF_FILTERS = 0.5;

    public OrAcrossJoin() {
        super(new RuleInfo("or-across-join", "OR spans both tables of a join", Category.JOIN, Set.of(ANALYZE)), Operation.Join.class,
                Set.of(Operation.NestedLoop.class, Operation.HashJoin.class, Operation.MergeJoin.class));
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Join join) {
        Optional<Filter> filter = join.joinFilter();
        double removed = filter.flatMap(Filter::rowsRemovedPerLoop).map(Rows::value).orElse(0.0);
        double kept = node.executed().map(executed -> executed.rowsPerLoop().value()).orElse(0.0);
        List<PlanNode> working = working(plan, node);
        if (removed == 0 || removed < LEAST_REMOVED * (removed + kept)
                || !Stake.ofSelves(plan, working, 1).matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        return OrOfJoin.of(plan.plan(), node).flatMap(or -> {
            Stake stake = Stake.ofSelves(plan, working, saved(plan, node, or, removed, kept));
            return stake.matters(LEAST_SHARE)
                    ? Optional.of(finding(plan, node, or, stake, removed, kept)) : Optional.empty();
        });
    }

    private Finding finding(MeasuredPlan plan, PlanNode node, OrOfJoin or, Stake stake, double removed, double kept) {
        double loops = node.executed().orElseThrow().loops();
        return draft(plan, stake, node)
                .because(Evidence.text("join filter", or.or().branches().stream().map(branch -> branch.sql())
                        .collect(Collectors.joining(" OR "))))
                .because(Evidence.rows("pairs compared", Rows.rows((removed + kept) * loops)))
                .because(Evidence.rows("pairs kept", Rows.rows(kept * loops)))
                .fix(new Remedy.Act(Action.UNION_INSTEAD_OF_OR, Optional.of(sql(or))))
                .unless(Doubt.UNION_DROPS_DUPLICATES)
                .finding();
    }

    /// The join, and what runs again for each outer row.
    private static List<PlanNode> working(MeasuredPlan plan, PlanNode node) {
        var nodes = new ArrayList<>(List.of(node));
        if (node.operation() instanceof Operation.NestedLoop) {
            plan.plan().inner(node).ifPresent(nodes::add);
        }
        return nodes;
    }

    /// Where each branch ties both inputs, they can be brought together by hash: that takes as long as reading them once for each branch.
    private static double saved(MeasuredPlan plan, PlanNode node, OrOfJoin or, double removed, double kept) {
        double pairs = removed + kept;
        if (!or.ties()) {
            return PROMISED_OF_FILTERS * removed / pairs;
        }
        double inputs = rows(plan.plan().outer(node)) + rows(plan.plan().inner(node).map(inner -> JoinSides.source(plan.plan(), inner)));
        return PROMISED * Math.max(0, 1 - (kept + or.or().branches().size() * inputs) / pairs);
    }

    private static double rows(Optional<PlanNode> input) {
        return input.flatMap(PlanNode::executed).map(executed -> executed.rowsPerLoop().value()).orElse(0.0);
    }

    private static String sql(OrOfJoin or) {
        String aliases = or.or().branches().stream().flatMap(branch -> branch.columns().stream())
                .flatMap(column -> column.qualifier().stream()).distinct().sorted()
                .map(alias -> QuotedName.of(alias) + ".key").collect(Collectors.joining(", "));
        return or.or().branches().stream()
                .map(branch -> "SELECT " + aliases + ", ...\nFROM ...\nWHERE " + branch.sql()).collect(Collectors.joining("\nUNION\n"));
    }
}
