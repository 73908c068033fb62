package org.plumbline.capacity.shard;

import java.util.function.LongSupplier;
import org.apache.commons.math3.distribution.ZipfDistribution;
import org.apache.commons.math3.random.Well19937c;

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

    /// Keys as such a workload asks for them, drawn one by one: 1 is the most popular. The same seed gives the same.
    ///
    /// @throws IllegalArgumentException a sentence, for more than 2,147,483,647 keys
    public LongSupplier draws(long seed) {
        if (keys > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Keys are drawn from at most 2,147,483,647.");
        }
        var random = new Well19937c(seed);
        if (exponent == 0) {
            return () -> 1 + random.nextLong(keys);
        }
        return new ZipfDistribution(random, (int) keys, exponent)::sample;
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
