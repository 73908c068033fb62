package org.plumbline.advice.rule;

import java.time.Duration;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.MeasuredPlan.Ranking;

/// Whether something took enough to be told: a share of the execution, and some time where the plan has times.
final class Took {
    /// Of shares that were summed in another order.
    private static final double ROUNDING = 1e-9;

    private Took() {}

    /// The node and everything below it.
    static boolean atLeast(MeasuredPlan plan, PlanNode top, double share, Duration time) {
        return plan.sums().shareOfSubtree(top) >= share - ROUNDING
                && (plan.ranking() != Ranking.TIME || plan.sums().nanosOfSubtree(top) >= time.toNanos());
    }

    static boolean atLeast(Stake stake, double share, Duration time) {
        return stake.share().value() >= share - ROUNDING && stake.time().map(took -> took.compareTo(time) >= 0).orElse(true);
    }
}
