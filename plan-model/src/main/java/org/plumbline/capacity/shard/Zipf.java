package org.plumbline.capacity.shard;

/// Keys whose i-th most popular has a share of i^-s / H of all.
///
/// @param keys how many, at least 1
/// @param exponent s, from 0 (all alike) to 10
public record Zipf(long keys, double exponent) {
    private static final long SUMMED = 1_000_000;
    private static final double MOST_SKEWED = 10;

    public Zipf {
        if (keys < 1) {
            throw new IllegalArgumentException("The number of keys is " + keys + "; it is a whole number from 1 up.");
        }
        if (!(exponent >= 0 && exponent <= MOST_SKEWED)) {
            throw new IllegalArgumentException("The exponent is " + exponent + "; it is a number from 0 (all keys alike) to 10.");
        }
    }

    /// The share of the most popular key, w₁ = 1 / H.
    public double hottest() {
        return 1 / harmonic(exponent);
    }

    /// Σw²: 1 / K where all are alike.
    public double sumOfSquares() {
        double all = harmonic(exponent);
        return harmonic(2 * exponent) / (all * all);
    }

    /// H: the sum of i^-s. Beyond a million terms the integral, by the midpoint rule, stands for the rest (off by less than 1e-12).
    private double harmonic(double s) {
        double sum = 0;
        for (long i = Math.min(keys, SUMMED); i >= 1; i--) {
            sum += Math.pow(i, -s);
        }
        if (keys > SUMMED) {
            double from = SUMMED + 0.5;
            double to = keys + 0.5;
            sum += Math.abs(s - 1) < 1e-9 ? Math.log(to / from) : (Math.pow(to, 1 - s) - Math.pow(from, 1 - s)) / (1 - s);
        }
        return sum;
    }
}
