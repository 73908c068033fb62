package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.TriggerCalls;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Reconciliation;

/// Where the time of triggers stands of which EXPLAIN does not say whether they are BEFORE or AFTER (rule 10): beside the nodes, or in the
/// own time of the node that writes.
public final class TriggersText {
    private TriggersText() {}

    /// One sentence; none where all triggers stand beside the nodes and their kind is known.
    public static Optional<String> of(MeasuredPlan plan) {
        Reconciliation sums = plan.reconciliation();
        Duration all = plan.plan().summary().triggers().stream().flatMap(trigger -> trigger.time().stream())
                .reduce(Duration.ZERO, Duration::plus);
        Duration inside = all.minus(sums.afterTriggers());
        boolean known = plan.plan().summary().triggers().stream().allMatch(TriggerCalls::guardsConstraint);
        if (known || all.isZero() || sums.whole().isZero()) {
            return Optional.empty();
        }
        return Optional.of("Triggers took " + Format.time(all) + (inside.isZero() ? "" : ", of which " + Format.time(inside)
                + " are within the node that writes (BEFORE)") + ". EXPLAIN does not say of which kind a trigger is: it is inferred"
                + " from what adds up to the execution time.");
    }
}
