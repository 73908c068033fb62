package org.plumbline.plan.digest;

import java.util.List;
import java.util.Optional;

/// Plans of one statement that have the same shape.
///
/// @param shape what they do
/// @param times how long they ran
/// @param plans the worst and the newest of them, worst first
public record ShapeGroup(PlanShape shape, Times times, List<ListedPlan> plans) {
    public ShapeGroup {
        plans = List.copyOf(plans);
    }

    public Optional<ListedPlan> worst() {
        return plans.stream().findFirst();
    }

    /// How many of them are counted and not listed.
    public long notListed() {
        return times.count() - plans.size();
    }
}
