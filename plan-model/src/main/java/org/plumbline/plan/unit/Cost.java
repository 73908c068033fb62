package org.plumbline.plan.unit;

/// A planner cost, in units of `seq_page_cost`.
///
/// @param value any finite number; a disabled node carries 1e10 before PostgreSQL 18
public record Cost(double value) implements Comparable<Cost> {
    /// What the planner added to a disabled path before PostgreSQL 18 (`disable_cost` in costsize.c).
    public static final double DISABLED = 1e10;

    public Cost {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("cost is not a number");
        }
    }

    @Override
    public int compareTo(Cost other) {
        return Double.compare(value, other.value);
    }
}
