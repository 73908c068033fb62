package org.plumbline.app.ui.compare;

import org.plumbline.plan.measure.MeasuredPlan;

/// A plan that can be compared.
///
/// @param key what it is: two offers of one plan have equal keys
/// @param name what it is called
/// @param run what tells it from other runs of its statement: when it was
/// @param place where it is from
/// @param plan its figures
public record PlanOffer(Object key, String name, String run, String place, MeasuredPlan plan) {
    @Override
    public boolean equals(Object other) {
        return other instanceof PlanOffer that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
