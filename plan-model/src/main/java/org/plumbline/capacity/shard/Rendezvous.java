package org.plumbline.capacity.shard;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// Rendezvous hashing (highest random weight): every shard draws a number for the key, and the one with the best draw has it. The least
/// movement whichever shard comes or goes; every key asks every shard.
///
/// The draw u is `hashtextextended(key, shard + 1)` as a share of its range; the best is the largest -weight / ln(u).
public final class Rendezvous implements Placement {
    private final double[] weights;
    private final boolean alike;

    private Rendezvous(double[] weights) {
        this.weights = weights;
        this.alike = DoubleStream.of(weights).allMatch(weight -> weight == weights[0]);
    }

    /// Shards of one weight.
    public static Rendezvous of(int shards) {
        var weights = new double[Placement.checked(shards)];
        Arrays.fill(weights, 1);
        return new Rendezvous(weights);
    }

    /// Shards of these weights.
    ///
    /// @param weights of each shard, above 0: one of weight 2 gets twice the keys of one of weight 1
    /// @throws IllegalArgumentException a sentence, when a weight is none
    public static Rendezvous of(List<Double> weights) {
        Placement.checked(weights.size());
        checkWeights(weights);
        return new Rendezvous(weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// @throws IllegalArgumentException a sentence, when a weight is none
    static void checkWeights(List<Double> weights) {
        if (weights.stream().anyMatch(weight -> !(weight > 0) || weight.isInfinite())) {
            throw new IllegalArgumentException("A shard's weight is a number above 0; leave out a shard that is to hold nothing.");
        }
    }

    @Override
    public int shards() {
        return weights.length;
    }

    @Override
    public int shardOf(ShardKey key) {
        byte[] text = key.utf8();
        return alike ? highest(text) : heaviest(text);
    }

    private int highest(byte[] key) {
        int best = 0;
        long bestDraw = Long.MIN_VALUE;
        for (int shard = 0; shard < weights.length; shard++) {
            long draw = PostgresHash.bytes(key, shard + 1L) ^ Long.MIN_VALUE;
            if (draw > bestDraw) {
                best = shard;
                bestDraw = draw;
            }
        }
        return best;
    }

    private int heaviest(byte[] key) {
        int best = 0;
        double bestScore = -1;
        for (int shard = 0; shard < weights.length; shard++) {
            double draw = ((PostgresHash.bytes(key, shard + 1L) >>> 12) + 0.5) * 0x1.0p-52;
            double score = -weights[shard] / Math.log(draw);
            if (score > bestScore) {
                best = shard;
                bestScore = score;
            }
        }
        return best;
    }
}
