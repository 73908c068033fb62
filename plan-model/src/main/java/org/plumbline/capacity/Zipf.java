package org.plumbline.capacity;

import java.util.function.LongSupplier;
import org.apache.commons.math3.distribution.ZipfDistribution;
import org.apache.commons.math3.random.Well19937c;

/// Zipf's law: keys whose i-th most popular has a share of i^-s / H of all.
///
/// @param keys how many, at least 1
/// @param exponent s, from 0 (all alike) to 10
public record Zipf(long keys, double exponent) {
    private static final long SUMMED = 1_000_000;
    /// The steepest exponent: beyond it one key has all requests.
    public static final double STEEPEST = 10;

    public Zipf {
        RefusedFigure.within("The number of keys", keys, 1, Double.MAX_VALUE, "a whole number from 1 up");
        RefusedFigure.within("Zipf exponent", exponent, 0, STEEPEST);
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

    /// H: the sum of i^-s. Beyond a million terms the integral stands for the rest (off by less than 1e-12).
    private double harmonic(double s) {
        double sum = 0;
        for (long i = Math.min(keys, SUMMED); i >= 1; i--) {
            sum += Math.pow(i, -s);
        }
        return keys > SUMMED ? sum + sum(s, SUMMED + 1, keys) : sum;
    }

    /// The sum of i^-s from a rank to another by the midpoint rule, whose error is below 1e-9 of it from rank 10,000 on.
    public static double sum(double s, long first, long last) {
        double from = first - 0.5;
        double to = last + 0.5;
        double power = 1 - s;
        double logRatio = Math.log1p((to - from) / from);
        return Math.abs(power) < 1e-9 ? logRatio : Math.pow(from, power) * Math.expm1(power * logRatio) / power;
    }
}
