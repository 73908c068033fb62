package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;

/// A subquery that reads a table anew for each row, in a plan that never ran: most of the planner's cost is that.
///
///     Seq Scan on tenk1 t  (cost=0.00..586095.00 rows=5000 width=4)
///       Filter: (ALL (t.ten < (SubPlan 1).col1))
///       SubPlan 1
///         ->  Seq Scan on onek o  (cost=0.00..116.50 rows=250 width=4)
///               Filter: (o.four = t.four)
final class SubPlanByCost {
    /// Of the plan's cost: what is only planned is told where it is most of it (our own).
    static final double LEAST_SHARE = 0.50;
    /// A plan that costs less takes milliseconds (our own).
    static final double LEAST_COST = 10_000;
    /// What the planner reckons for a row that a join has made (`cpu_tuple_cost`, its default).
    private static final double TUPLE = 0.01;
    /// How EXPLAIN prints a filter that is nothing but this test (PostgreSQL 17 and later).
    private static final String ALL = "(ALL (";
    private static final String ANY = "(ANY (";

    private final RuleInfo rule;
    private final MeasuredPlan plan;
    private final SubPlanUsers users;

    SubPlanByCost(RuleInfo rule, MeasuredPlan plan) {
        this.rule = rule;
        this.plan = plan;
        users = new SubPlanUsers(plan.plan());
    }

    /// Of subqueries in subqueries the outermost.
    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        int toldUntil = 0;
        if (plan.plan().root().estimate().filter(whole -> whole.totalCost().value() >= LEAST_COST).isEmpty()) {
            return findings;
        }
        for (PlanNode node : plan.nodes()) {
            if (node.isSubPlan() && node.id().index() >= toldUntil && !users.isNotIn(node)
                    && plan.sums().shareOfSubtree(node) >= LEAST_SHARE) {
                Optional<Finding> found = check(node);
                found.ifPresent(findings::add);
                toldUntil = found.isPresent() ? node.subtreeEnd() : toldUntil;
            }
        }
        return findings;
    }

    private Optional<Finding> check(PlanNode subPlan) {
        List<PlanNode> nodes = plan.plan().subtree(subPlan);
        // An InitPlan runs once, though its cost is counted for each run.
        return nodes.stream().anyMatch(PlanNode::isInitPlan) ? Optional.empty()
                : nodes.stream().max(Comparator.comparingDouble(node -> plan.shareOf(node).value()))
                        .filter(scan -> scan.operation() instanceof Operation.SeqScan && scan.estimate().isPresent()
                                && plan.shareOf(scan).value() >= LEAST_SHARE)
                        .flatMap(scan -> ScanFigures.filter(scan).flatMap(filter -> check(subPlan, scan, filter)));
    }

    private Optional<Finding> check(PlanNode subPlan, PlanNode scan, Condition filter) {
        double reading = scan.estimate().orElseThrow().totalCost().value();
        double rows = scan.estimate().orElseThrow().rows().value();
        double runs = plan.of(scan).selfCost().map(Cost::value).orElse(0.0) / reading;
        if (!(runs >= CorrelatedSubplan.LEAST_RUNS)) {
            return Optional.empty();
        }
        IndexRemedy index = IndexRemedy.serving(ScanFigures.target(scan).orElseThrow(), List.of(filter));
        boolean indexable = index.index().isPresent()
                && JoinWithoutIndex.RANDOM_PAGE * (rows + 1) <= JoinWithoutIndex.MOST_OF_SCAN * reading;
        Optional<Remedy> rewrite = rewrite(subPlan, scan);
        double saved = Math.max(indexable ? 1 - JoinWithoutIndex.RANDOM_PAGE * (rows + 1) / reading : 0,
                rewrite.isPresent() ? 1 - 1 / runs - TUPLE * rows / reading : 0);
        Stake stake = Stake.ofSelf(plan, scan, Math.max(0, saved));
        if (stake.share().value() < CorrelatedSubplan.LEAST_SHARE) {
            return Optional.empty();
        }
        Draft draft = Draft.of(rule, plan, stake).at(subPlan).at(scan)
                .because(Evidence.count("runs expected, at least", Math.round(Math.floor(runs))))
                .because(Evidence.rows("rows expected per run", Rows.rows(rows)))
                .because(Evidence.text("condition", filter.text()));
        if (indexable) {
            draft.fix(index.remedies()).unless(index.doubts());
        }
        rewrite.ifPresent(remedy -> draft.fix(remedy).unless(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE));
        if (filterOfUser(subPlan).startsWith(ALL) && rewrite.isPresent()) {
            draft.unless(Doubt.NULLS_DIFFER);
        }
        return Optional.of(draft.finding());
    }

    private Optional<Remedy> rewrite(PlanNode subPlan, PlanNode scan) {
        if (users.isValue(subPlan)) {
            return CorrelatedSubplan.rewrite(subPlan, scan);
        }
        String filter = filterOfUser(subPlan);
        return filter.startsWith(ALL) || filter.startsWith(ANY)
                ? Optional.of(new Remedy.Act(Action.EXISTS_INSTEAD_OF_ANY_OR_ALL)) : Optional.empty();
    }

    private String filterOfUser(PlanNode subPlan) {
        return plan.plan().parent(subPlan).flatMap(user -> user.attributes().text("Filter")).orElse("");
    }
}
