package org.plumbline.plan.measure;

import org.plumbline.plan.Plan;

/// From printed figures to what they mean.
public final class Measure {
    private Measure() {}

    public static MeasuredPlan of(Plan plan) {
        throw new UnsupportedOperationException("not measured yet: " + plan.origin());
    }
}
