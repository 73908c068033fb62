package org.plumbline.capacity.shard;

import org.apache.commons.math3.distribution.NormalDistribution;

/// A query that asks several shards at once and waits for the slowest. The shards are taken to be independent.
public final class FanOut {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double P99 = 0.99;

    private FanOut() {}

    /// The quantile of one shard's latency that is the p-quantile of the slowest of k: p^(1/k). With 100 shards the median is each one's
    /// 99.3 %.
    ///
    /// @param p above 0 and below 1
    /// @param shards k, at least 1
    public static double quantile(double p, int shards) {
        Placement.checked(shards);
        return Math.pow(probability(p), 1.0 / shards);
    }

    /// The share of queries that meet at least one shard slower than its own p-quantile: 1 - p^k.
    public static double slowShare(double p, int shards) {
        Placement.checked(shards);
        return 1 - Math.pow(probability(p), shards);
    }

    /// The p-quantile of the slowest of k, in milliseconds, where one shard's latency is lognormal.
    ///
    /// @param medianMs of one shard, above 0
    /// @param p99Ms of one shard, above the median
    /// @throws IllegalArgumentException a sentence, when they cannot be
    public static double latencyMs(double medianMs, double p99Ms, double p, int shards) {
        if (!(medianMs > 0) || !(p99Ms > medianMs) || Double.isInfinite(p99Ms)) {
            throw new IllegalArgumentException("A shard's median latency is above 0 ms and its p99 above the median.");
        }
        double sigma = Math.log(p99Ms / medianMs) / NORMAL.inverseCumulativeProbability(P99);
        return medianMs * Math.exp(sigma * NORMAL.inverseCumulativeProbability(quantile(p, shards)));
    }

    private static double probability(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("A probability is a number above 0 and below 1.");
        }
        return p;
    }
}
