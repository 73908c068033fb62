package org.plumbline.plan.unit;

/// A part of a whole: 0 is nothing, 1 all of it.
///
/// @param value finite and at least 0; above 1 only where the whole is smaller than its parts by rounding
public record Share(double value) implements Comparable<Share> {
    public static final Share NONE = new Share(0);
    public static final Share ALL = new Share(1);

    public Share {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("share: " + value);
        }
    }

    /// The share that `part` is of `whole`; nothing where the whole is not above 0.
    public static Share of(double part, double whole) {
        return whole > 0 && part > 0 ? new Share(part / whole) : NONE;
    }

    public boolean atLeast(double threshold) {
        return value >= threshold;
    }

    @Override
    public int compareTo(Share other) {
        return Double.compare(value, other.value);
    }
}
