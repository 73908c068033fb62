package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.TriggerCalls;
import org.plumbline.plan.measure.MeasuredPlan;

/// Which side of a foreign key a trigger guards. VERBOSE and JSON print its name, `RI_ConstraintTrigger_a_16411`; else what the statement
/// does tells: a DELETE is checked on the referenced side only, an INSERT on the referencing one.
final class Triggers {
    /// A check that finds its rows by an index takes some hundredths of a millisecond.
    static final Duration SLOW_CALL = Duration.ofNanos(500_000);

    private static final String REFERENCED = "RI_ConstraintTrigger_a_";
    private static final String REFERENCING = "RI_ConstraintTrigger_c_";

    private Triggers() {}

    /// A row of the referenced table was changed: is it still referred to?
    static boolean checksReferencing(MeasuredPlan plan, TriggerCalls trigger) {
        return trigger.constraint().isPresent() && trigger.name().map(name -> name.startsWith(REFERENCED))
                .orElseGet(() -> only(plan, "Delete") || (changes(plan).contains("Update") && isSlow(trigger)));
    }

    /// A row of the referencing table was written: is there what it refers to?
    static boolean checksReferenced(MeasuredPlan plan, TriggerCalls trigger) {
        return trigger.constraint().isPresent()
                && trigger.name().map(name -> name.startsWith(REFERENCING)).orElseGet(() -> only(plan, "Insert"));
    }

    /// A trigger of somebody's own that ran for each row, perhaps before it, in the time of the node that changed rows.
    static boolean anyForEachRow(MeasuredPlan plan) {
        return plan.plan().summary().triggers().stream().anyMatch(trigger -> trigger.constraint().isEmpty() && trigger.calls() > 1);
    }

    static boolean isSlow(TriggerCalls trigger) {
        return timePerCall(trigger).filter(time -> time.compareTo(SLOW_CALL) >= 0).isPresent();
    }

    static Optional<Duration> timePerCall(TriggerCalls trigger) {
        return trigger.time().filter(_ -> trigger.calls() > 0).map(time -> time.dividedBy(trigger.calls()));
    }

    /// The node that changes rows, where there is one only.
    static Optional<PlanNode> modifying(MeasuredPlan plan) {
        var nodes = plan.nodes(Operation.ModifyTable.class);
        return nodes.size() == 1 ? Optional.of(nodes.getFirst()) : Optional.empty();
    }

    private static boolean only(MeasuredPlan plan, String change) {
        return changes(plan).equals(Set.of(change))
                && plan.nodes(Operation.ModifyTable.class).stream()
                        .noneMatch(node -> node.attributes().get("Conflict Resolution").isPresent());
    }

    private static Set<String> changes(MeasuredPlan plan) {
        return plan.nodes(Operation.ModifyTable.class).stream()
                .map(node -> ((Operation.ModifyTable) node.operation()).operation()).collect(Collectors.toSet());
    }
}
