package org.plumbline.plan.measure;

import java.util.Optional;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Relationship;
import org.plumbline.plan.unit.Cost;

/// What part of the root's cost each node is, so that the parts add up to it (rules 19 and 20): the inner side of a nested loop
/// counts once for each outer row, a SubPlan for each row that it runs for, what a Limit does not read does not count, and the penalty of
/// disabled nodes is left out.
final class SelfCosts {
    private final Plan plan;
    private final double[] total;
    /// How often the node's cost is in the root's.
    private final double[] times;
    private final double[] own;
    private final int[] ends;

    SelfCosts(Plan plan) {
        this.plan = plan;
        int count = plan.nodes().size();
        total = new double[count];
        times = new double[count];
        own = new double[count];
        ends = new int[count];
        times[0] = 1;
    }

    /// Every node, before any is shared.
    void add(PlanNode node) {
        int i = node.id().index();
        total[i] = node.estimate().isPresent() ? withoutPenalty(node.estimate().get()) : 0;
        ends[i] = node.subtreeEnd();
    }

    Optional<Cost> of(PlanNode node) {
        return node.estimate().isPresent() ? Optional.of(new Cost(valueOf(node))) : Optional.empty();
    }

    /// 0 where it is not estimated.
    double valueOf(PlanNode node) {
        return own[node.id().index()];
    }

    /// Every node, in pre-order: what of its cost is its children's, the rest its own.
    void share(PlanNode node) {
        int i = node.id().index();
        boolean loop = node.operation() instanceof Operation.NestedLoop;
        double left = total[i];
        double outerRows = 1;
        // A list that a SubPlan keeps is made once, and searched as often as the SubPlan runs.
        boolean keeps = node.isSubPlan() && node.operation() instanceof Operation.Materialize;
        double inputs = keeps ? Math.min(1, times[i]) : times[i];
        for (int c = i + 1; c < ends[i]; c = ends[c]) {
            PlanNode child = plan.nodes().get(c);
            double repeats = loop && child.isInner() ? Math.max(1, outerRows) : child.isSubPlan() ? SubPlanRuns.of(node, child) : 1;
            double part = Math.max(0, Math.min(left, total[c] * repeats));
            times[c] = total[c] > 0 ? inputs * part / total[c] : 0;
            left -= part;
            outerRows = loop ? outerRows(child, outerRows) : outerRows;
        }
        own[i] = Math.max(0, total[i] * times[i] - (total[i] - left) * inputs);
    }

    private static double outerRows(PlanNode child, double before) {
        if (child.relationship().isEmpty() || child.relationship().get() != Relationship.OUTER) {
            return before;
        }
        return child.estimate().isPresent() ? child.estimate().get().rows().value() : 1;
    }

    private static double withoutPenalty(Estimate estimate) {
        return estimate.totalCost().withoutPenalty().value();
    }
}
