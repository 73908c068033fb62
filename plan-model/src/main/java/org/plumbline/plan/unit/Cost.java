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

    /// Without what was added for disabled nodes. A cost that is as large by itself loses whole multiples of it.
    public Cost withoutPenalty() {
        return Double.isInfinite(value) ? new Cost(0) : new Cost(Math.max(0, value) % DISABLED);
    }

    /// How many disabled nodes were paid for, at least.
    public long penalties() {
        return Double.isInfinite(value) ? 0 : (long) (Math.max(0, value) / DISABLED);
    }

    @Override
    public int compareTo(Cost other) {
        return Double.compare(value, other.value);
    }
}
