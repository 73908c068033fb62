package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.MeasuredPlan.Ranking;
import org.plumbline.plan.unit.Share;

/// What could be won at most.
///
/// @param share of the execution, or of what the plan can be ranked by
/// @param time wall time; none where the plan has no times
record Stake(Share share, Optional<Duration> time) {
    private static final Duration LEAST_TIME = Duration.ofMillis(5);
    /// Of shares that were summed in another order.
    private static final double ROUNDING = 1e-9;

    /// Of other nodes.
    Stake plus(Stake other) {
        Optional<Duration> sum = time.flatMap(mine -> other.time().map(mine::plus));
        return new Stake(new Share(Math.min(1, share.value() + other.share().value())), sum);
    }

    Stake part(double part) {
        return new Stake(new Share(share.value() * part), time.map(all -> Duration.ofNanos(Math.round(all.toNanos() * part))));
    }

    /// Time that is no node's.
    static Stake ofTime(MeasuredPlan plan, Duration time) {
        return new Stake(new Share(Math.min(1, plan.share(time).value())), Optional.of(time));
    }

    /// A part of what these nodes took themselves.
    static Stake ofSelves(MeasuredPlan plan, Collection<PlanNode> nodes, double part) {
        double share = 0;
        Duration time = Duration.ZERO;
        for (PlanNode node : nodes) {
            share += plan.shareOf(node).value();
            time = time.plus(plan.of(node).self().wallOrZero());
        }
        Duration won = Duration.ofNanos(Math.round(time.toNanos() * part));
        return new Stake(new Share(Math.min(1, share * part)), plan.ranking() == Ranking.TIME ? Optional.of(won) : Optional.empty());
    }

    /// Where the plan has times, their sum decides, else that of shares.
    ///
    /// @param share summed up
    /// @param nanos wall time, summed up
    static Stake ofSums(MeasuredPlan plan, double share, long nanos) {
        if (plan.ranking() == Ranking.TIME) {
            // From the whole sum: equal times are equal shares, whichever node they were counted from.
            Duration time = Duration.ofNanos(nanos);
            return new Stake(new Share(Math.min(1, plan.share(time).value())), Optional.of(time));
        }
        return new Stake(new Share(Math.clamp(share, 0, 1)), Optional.empty());
    }

    static Stake ofSelf(MeasuredPlan plan, PlanNode node, double part) {
        return ofSelves(plan, List.of(node), part);
    }

    /// A part of what this node and everything below it took.
    static Stake ofSubtree(MeasuredPlan plan, PlanNode node, double part) {
        return ofSelves(plan, plan.plan().subtree(node), part);
    }

    /// Whether it is this share at least and, where there are times, long enough to be felt: 5 ms (our catalogue, rows 14, 17 and 44).
    boolean matters(double leastShare) {
        return share.value() >= leastShare - ROUNDING && time.map(won -> won.compareTo(LEAST_TIME) >= 0).orElse(true);
    }

    /// Whether this node with everything below it does, from sums that are at hand.
    static boolean subtreeMatters(MeasuredPlan plan, PlanNode top, double leastShare) {
        return ofSums(plan, plan.sums().shareOfSubtree(top), plan.sums().nanosOfSubtree(top)).matters(leastShare);
    }
}
