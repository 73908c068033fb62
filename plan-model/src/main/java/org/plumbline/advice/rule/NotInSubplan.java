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
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;

/// A NOT IN whose list was too large for a hash table, so that it was searched from its start for each row.
///
///     Seq Scan on orders  (actual time=0.6..2190.1 rows=5300 loops=1)
///       Filter: (NOT (ANY (customer_id = (SubPlan 1).col1)))
///       SubPlan 1
///         ->  Materialize  (actual time=0.000..0.150 rows=2400 loops=8000)
///               ->  Seq Scan on blocked  (actual time=0.004..0.300 rows=6000 loops=1)
public final class NotInSubplan implements PlanRule {
    /// Our catalogue, row 15; the next two as of other subqueries, row 14.
    static final long LEAST_RUNS = 100;
    static final double LEAST_SHARE = 0.20;
    /// What PostgreSQL counts for each row of a hash table beside its width: a tuple's head (`subplan_is_hashable`, subselect.c).
    private static final long BYTES_PER_ROW = 24;
    private static final long ALIGNED = 8;

    private static final RuleInfo INFO =
            new RuleInfo("not-in-subplan", "NOT IN searches its list for each row", Category.JOIN, Set.of(ANALYZE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        var findings = new ArrayList<Finding>();
        var users = new SubPlanUsers(plan.plan());
        for (PlanNode node : plan.nodes()) {
            if (node.isSubPlan() && runs(node) >= LEAST_RUNS && users.isNotIn(node)) {
                finding(plan, node, plan.plan().parent(node).orElseThrow()).ifPresent(findings::add);
            }
        }
        return findings;
    }

    /// The node above compares each row with the list's rows: that is on its own time.
    private static Optional<Finding> finding(MeasuredPlan plan, PlanNode subPlan, PlanNode user) {
        boolean keepsRows = subPlan.operation() instanceof Operation.Materialize;
        var nodes = new ArrayList<>(List.of(user));
        nodes.addAll(keepsRows ? List.of(subPlan) : plan.plan().subtree(subPlan));
        double repeated = Math.max(0, 1 - plan.of(subPlan).processes() / runs(subPlan));
        Stake stake = Stake.ofSelves(plan, nodes, repeated);
        if (!stake.matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        Optional<PlanNode> list = keepsRows ? plan.plan().outer(subPlan) : Optional.empty();
        Optional<String> table = Tables.below(plan.plan(), subPlan).stream().findFirst();
        Draft draft = Draft.of(INFO, plan, stake).at(user).at(subPlan)
                .because(Evidence.count("searches of the list", runs(subPlan)))
                .because(list.flatMap(PlanNode::executed).map(executed -> Evidence.rows("rows in the list", executed.rowsPerLoop())))
                .because(subPlan.executed().map(executed -> Evidence.rows("rows looked at per search", executed.rowsPerLoop())))
                .because(table.map(name -> Evidence.text("list", name)))
                .fix(new Remedy.Act(Action.NOT_EXISTS_INSTEAD_OF_NOT_IN, table.map(NotInSubplan::sql)))
                .unless(Doubt.NULLS_DIFFER);
        list.flatMap(NotInSubplan::memory).ifPresent(bytes -> draft.fix(new Remedy.RaiseMemory("work_mem", WorkMemory.holding(bytes)))
                .unless(Doubt.MEMORY_MULTIPLIES));
        return Optional.of(draft.finding());
    }

    /// What the planner would count for a hash table of the list.
    private static Optional<Double> memory(PlanNode list) {
        return list.estimate().flatMap(estimate -> estimate.width().map(width -> {
            double rows = Math.max(estimate.rows().value(), list.executed().map(each -> each.rowsPerLoop()).orElse(Rows.NONE).value());
            long aligned = (width.count() + ALIGNED - 1) / ALIGNED * ALIGNED;
            return rows * (aligned + BYTES_PER_ROW);
        }));
    }

    private static String sql(String table) {
        return "SELECT ...\nFROM ... t\nWHERE NOT EXISTS (SELECT 1 FROM " + Tables.quoted(table) + " l WHERE l.key = t.key)";
    }

    private static long runs(PlanNode node) {
        return node.executed().map(executed -> executed.loops()).orElse(0L);
    }
}
