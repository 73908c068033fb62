package org.plumbline.capacity.shard;

/// How uneven the best hash leaves the shards by chance alone.
public final class RandomBound {
    private RandomBound() {}

    /// The standard deviation of a shard's keys: sqrt(mean (1 - 1/n)) of the binomial distribution.
    ///
    /// @param keys distinct ones, each of the same weight
    public static double deviation(long keys, int shards) {
        return Math.sqrt(mean(keys, shards) * (1 - 1.0 / shards));
    }

    /// The fullest shard over the mean that is to be expected: 1 + sqrt(2 ln(n) / mean), from mean + sqrt(2 mean ln n). 1 for one shard.
    ///
    /// @param keys distinct ones, each of the same weight, above 0
    /// @throws IllegalArgumentException a sentence, without keys
    public static double maxOverMean(long keys, int shards) {
        return 1 + Math.sqrt(2 * Math.log(shards) / mean(keys, shards));
    }

    /// Likewise for keys of different weights, from Var(share) = Σw² (1/n)(1 - 1/n).
    ///
    /// @param sumOfSquares of the keys' shares of all, above 0 and at most 1: 1/K for K keys of the same weight
    public static double maxOverMean(double sumOfSquares, int shards) {
        Placement.checked(shards);
        if (!(sumOfSquares > 0 && sumOfSquares <= 1)) {
            throw new IllegalArgumentException("The sum of the squared shares is a number above 0 and at most 1.");
        }
        return Math.min(shards, 1 + Math.sqrt(2 * Math.log(shards) * shareVariance(sumOfSquares, shards)) * shards);
    }

    /// Likewise for shards that are to hold different shares: the fullest over what it is to hold, at most about; the smallest shard, which
    /// varies the most for its size, decides.
    ///
    /// @param fairShare of all that the smallest shard is to hold, above 0 and at most 1
    static double maxOverFair(double sumOfSquares, int shards, double fairShare) {
        return Math.min(1 / fairShare, 1 + Math.sqrt(2 * Math.log(Placement.checked(shards)) * sumOfSquares * (1 - fairShare) / fairShare));
    }

    /// The variance of a shard's share of all.
    public static double shareVariance(double sumOfSquares, int shards) {
        return sumOfSquares / shards * (1 - 1.0 / shards);
    }

    private static double mean(long keys, int shards) {
        Placement.checked(shards);
        if (keys < 1) {
            throw new IllegalArgumentException("The number of keys is " + keys + "; it is a whole number from 1 up.");
        }
        return (double) keys / shards;
    }
}
