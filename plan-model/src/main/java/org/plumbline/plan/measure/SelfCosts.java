package org.plumbline.plan.measure;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Relationship;
import org.plumbline.plan.unit.Cost;

/// What part of the root's cost each node is, so that the parts add up to it (rules 19 and 20): the inner side of a nested loop
/// counts once for each
/// outer row, what a Limit does not read does not count, and the penalty of disabled nodes is left out.
final class SelfCosts {
    private final Plan plan;
    private final double[] total;
    /// How often the node's cost is in the root's.
    private final double[] times;
    private final double[] own;

    SelfCosts(Plan plan) {
        this.plan = plan;
        int count = plan.nodes().size();
        total = new double[count];
        times = new double[count];
        own = new double[count];
        for (PlanNode node : plan.nodes()) {
            total[node.id().index()] = node.estimate().isPresent() ? withoutPenalty(node.estimate().get()) : 0;
        }
        times[0] = 1;
        for (PlanNode node : plan.nodes()) {
            share(node);
        }
    }

    Optional<Cost> of(PlanNode node) {
        return node.estimate().isPresent() ? Optional.of(new Cost(valueOf(node))) : Optional.empty();
    }

    /// 0 where it is not estimated.
    double valueOf(PlanNode node) {
        return own[node.id().index()];
    }

    private void share(PlanNode node) {
        int i = node.id().index();
        double left = total[i];
        double outerRows = 1;
        List<PlanNode> nodes = plan.nodes();
        for (int c = i + 1; c < node.subtreeEnd(); c = nodes.get(c).subtreeEnd()) {
            PlanNode child = nodes.get(c);
            double repeats = node.operation() instanceof Operation.NestedLoop
                    && child.isInner() ? Math.max(1, outerRows) : 1;
            double part = Math.max(0, Math.min(left, total[c] * repeats));
            times[c] = total[c] > 0 ? times[i] * part / total[c] : 0;
            left -= part;
            if (child.relationship().equals(Optional.of(Relationship.OUTER))) {
                outerRows = child.estimate().isPresent() ? child.estimate().get().rows().value() : 1;
            }
        }
        own[i] = Math.max(0, left) * times[i];
    }

    private static double withoutPenalty(Estimate estimate) {
        double cost = Math.max(0, estimate.totalCost().value());
        return Double.isInfinite(cost) ? 0 : cost % Cost.DISABLED;
    }
}
