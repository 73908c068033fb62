package org.plumbline.plan.measure;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.plumbline.plan.Plan;
import org.plumbline.plan.Serialization;
import org.plumbline.plan.Summary;
import org.plumbline.plan.TriggerCalls;

/// Adds the parts up to the whole (rule 10).
final class Reconciler {
    /// Times beside the tree are printed with three decimals of a millisecond.
    private static final double PRINTED_FIGURE_NANOS = 1000;

    private Reconciler() {}

    static Reconciliation of(Plan plan, double nodesNanos, double toleranceNanos, boolean nodesConsistent) {
        Summary summary = plan.summary();
        Duration serialization = summary.serialization().flatMap(Serialization::time).orElse(Duration.ZERO);
        Duration nodes = Times.nanos(nodesNanos);
        double tolerance = toleranceNanos + PRINTED_FIGURE_NANOS * (2 + summary.triggers().size());

        Duration after = Duration.ZERO;
        boolean inferred = false;
        for (TriggerCalls trigger : summary.triggers()) {
            after = trigger.guardsConstraint() ? after.plus(trigger.time().orElse(Duration.ZERO)) : after;
        }
        if (summary.executionTime().isPresent()) {
            Duration free = summary.executionTime().get().minus(nodes).minus(serialization);
            for (TriggerCalls trigger : summary.triggers().stream().filter(each -> !each.guardsConstraint() && each.time().isPresent())
                    .sorted(Comparator.comparing((TriggerCalls each) -> each.time().orElseThrow()).reversed()).toList()) {
                Duration with = after.plus(trigger.time().orElseThrow());
                if (free.minus(with).toNanos() >= -tolerance) {
                    after = with;
                    inferred = true;
                }
            }
        }
        Duration counted = nodes.plus(after).plus(serialization);
        boolean timed = plan.root().executed().flatMap(executed -> executed.timing()).isPresent();
        Optional<Duration> unattributed = timed ? summary.executionTime().map(whole -> whole.minus(counted)) : Optional.empty();
        boolean adds = unattributed.map(rest -> rest.toNanos() >= -tolerance).orElse(true);
        return new Reconciliation(summary.executionTime(), nodes, after, inferred, serialization, unattributed,
                Times.nanos(tolerance), adds && nodesConsistent);
    }
}
