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

    /// The node's own share.
    double share(PlanNode node) {
        int i = node.id().index();
        return share[i + 1] - share[i];
    }

    long nanos(PlanNode node) {
        int i = node.id().index();
        return nanos[i + 1] - nanos[i];
    }

    /// The share of the node and everything below it; the sums' rounding makes it wrong in the last digits.
    double shareOfSubtree(PlanNode node) {
        return share[node.subtreeEnd()] - share[node.id().index()];
    }

    long nanosOfSubtree(PlanNode node) {
        return nanos[node.subtreeEnd()] - nanos[node.id().index()];
    }

    /// What was decided, and the inner sides that came of it.
    Stake of(Decisions decisions) {
        double part = 0;
        long time = 0;
        for (PlanNode node : decisions.nodes()) {
            part += share(node);
            time += nanos(node);
        }
        for (PlanNode inner : decisions.innerSides()) {
            part += shareOfSubtree(inner);
            time += nanosOfSubtree(inner);
        }
        return stake(part, time);
    }

    /// Where the plan has times, by their sum; else by the sum of shares.
    Stake stake(double part, long time) {
        if (plan.ranking() == Ranking.TIME) {
            // From the whole sum: equal times are equal shares, whichever node they were counted from.
            Duration whole = Duration.ofNanos(time);
            return new Stake(new Share(Math.min(1, plan.share(whole).value())), Optional.of(whole));
        }
        return new Stake(new Share(Math.clamp(part, 0, 1)), Optional.empty());
    }
}
