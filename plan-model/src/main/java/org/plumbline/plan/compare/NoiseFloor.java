package org.plumbline.plan.compare;

import java.time.Duration;

/// What two runs of the same plan may differ by, so that a difference says nothing.
///
/// @param share of the larger figure, 0 to 1
/// @param time times less apart than this are even
public record NoiseFloor(double share, Duration time) {
    /// A tenth, and 0.1 ms.
    public static final NoiseFloor USUAL = new NoiseFloor(0.1, Duration.ofNanos(100_000));

    /// Blocks less apart are even: what a few catalogue and visibility map pages are.
    private static final long BLOCKS = 8;
    /// Costs are calculated: what is left is the last printed digit.
    private static final double COST = 0.011;

    public NoiseFloor {
        if (!(share >= 0 && share < 1) || time.isNegative()) {
            throw new IllegalArgumentException("a share of " + share + ", " + time);
        }
    }

    /// @param tolerance how far both together may be off, as printed times are rounded
    Trend times(Duration before, Duration after, Duration tolerance) {
        double change = (double) after.toNanos() - before.toNanos();
        boolean isSmall = Math.abs(change) < Math.max(time.toNanos(), tolerance.toNanos());
        return Trend.of(change, isSmall || isSmallPart(before.toNanos(), after.toNanos()));
    }

    Trend blocks(long before, long after) {
        return Trend.of((double) after - before, Math.abs(after - before) < BLOCKS || isSmallPart(before, after));
    }

    Trend costs(double before, double after) {
        return Trend.of(after - before, Math.abs(after - before) < COST || isSmallPart(before, after));
    }

    /// Rows are counted: one row is none too few, but a database that lives has a few more on the next day.
    Trend rows(double before, double after) {
        return Trend.of(after - before, isSmallPart(before, after));
    }

    /// The trend of a whole.
    Trend amounts(Amount before, Amount after) {
        return switch (before.basis()) {
            case TIME -> times(nanos(before), nanos(after), Duration.ZERO);
            case BUFFERS -> blocks((long) before.value(), (long) after.value());
            case COST -> costs(before.value(), after.value());
            case NOTHING -> Trend.UNKNOWN;
        };
    }

    /// A change of this size is beyond noise by itself.
    public boolean counts(Amount change) {
        return amounts(new Amount(change.basis(), 0), change.size()).differs();
    }

    /// It became more, beyond noise.
    public boolean isMore(Amount before, Amount after) {
        return amounts(before, after) == Trend.MORE;
    }

    private static Duration nanos(Amount amount) {
        return Duration.ofNanos(Math.round(amount.value()));
    }

    private boolean isSmallPart(double before, double after) {
        return Math.abs(after - before) <= share * Math.max(Math.abs(before), Math.abs(after));
    }
}
