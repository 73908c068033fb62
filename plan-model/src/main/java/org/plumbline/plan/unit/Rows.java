package org.plumbline.plan.unit;

/// A number of rows. Fractions occur: EXPLAIN prints averages per loop, since PostgreSQL 18 with two decimals.
///
/// @param value rows, finite and at least 0
public record Rows(double value) implements Comparable<Rows> {
    public static final Rows NONE = new Rows(0);

    public Rows {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("rows: " + value);
        }
    }

    public static Rows rows(double value) {
        return value == 0 ? NONE : new Rows(value);
    }

    public Rows times(double factor) {
        return rows(value * factor);
    }

    public Rows plus(Rows other) {
        return rows(value + other.value);
    }

    @Override
    public int compareTo(Rows other) {
        return Double.compare(value, other.value);
    }
}
