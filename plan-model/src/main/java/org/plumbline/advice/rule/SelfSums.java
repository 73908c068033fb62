package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.MeasuredPlan.Ranking;
import org.plumbline.plan.unit.Share;

/// What subtrees took, each in one step: running sums of the nodes' own shares and times in pre-order.
final class SelfSums {
    private final MeasuredPlan plan;
    /// Of all nodes before this one.
    private final double[] share;
    private final long[] nanos;

    SelfSums(MeasuredPlan plan) {
        this.plan = plan;
        int count = plan.nodes().size();
        share = new double[count + 1];
        nanos = new long[count + 1];
        for (PlanNode node : plan.nodes()) {
            int i = node.id().index();
            share[i + 1] = share[i] + plan.shareOf(node).value();
            nanos[i + 1] = nanos[i] + plan.of(node).self().wallOrZero().toNanos();
        }
    }

    /// What was decided, and the inner sides that came of it.
    Stake of(Decisions decisions) {
        double part = 0;
        long time = 0;
        for (PlanNode node : decisions.nodes()) {
            int i = node.id().index();
            part += share[i + 1] - share[i];
            time += nanos[i + 1] - nanos[i];
        }
        for (PlanNode inner : decisions.innerSides()) {
            part += share[inner.subtreeEnd()] - share[inner.id().index()];
            time += nanos[inner.subtreeEnd()] - nanos[inner.id().index()];
        }
        if (plan.ranking() == Ranking.TIME) {
            // From the whole sum: equal times are equal shares, whichever node they were counted from.
            Duration whole = Duration.ofNanos(time);
            return new Stake(new Share(Math.min(1, plan.share(whole).value())), Optional.of(whole));
        }
        return new Stake(new Share(Math.clamp(part, 0, 1)), Optional.empty());
    }
}
