package org.plumbline.plan.measure;

import org.plumbline.plan.Plan;

/// From printed figures to what they mean.
public final class Measure {
    private Measure() {}

    public static MeasuredPlan of(Plan plan) {
        if (plan.nodes().isEmpty()) {
            return null;
        }
        throw new UnsupportedOperationException("not measured yet: " + plan.origin());
    }
}
