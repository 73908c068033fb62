package org.plumbline.capacity.shard;

import java.util.List;

/// What a person can set of methods that have something to set.
///
/// @param weights of each shard, above 0, for [ShardMethod#RENDEZVOUS]: one of weight 2 is to hold twice what one of weight 1 holds; as
///         many as the larger number of shards, of which the smaller one takes the first; empty where all are alike
/// @param slack ε of [ShardMethod#BOUNDED]: no shard takes more than 1 + ε times the mean number of different keys
public record MethodOptions(List<Double> weights, double slack) {
    /// All shards alike, and a quarter above the mean: what HAProxy's and Vimeo's balancers are usually set to.
    public static final MethodOptions USUAL = new MethodOptions(List.of(), 0.25);

    private static final double LEAST_SLACK = 0.001;
    private static final double MOST_SLACK = 100;

    public MethodOptions {
        weights = List.copyOf(weights);
        Rendezvous.checkWeights(weights);
        if (!(slack >= LEAST_SLACK && slack <= MOST_SLACK)) {
            throw new IllegalArgumentException("Bounded loads allow a shard from 0.1 % to 10,000 % above the mean.");
        }
    }

    /// With so many shards at most.
    ///
    /// @throws IllegalArgumentException a sentence, where there are weights and not one for each
    public MethodOptions checkedFor(int shards) {
        if (!weights.isEmpty() && weights.size() != shards) {
            throw new IllegalArgumentException("There " + (weights.size() == 1 ? "is 1 weight" : "are " + weights.size() + " weights")
                    + " for " + shards + (shards == 1 ? " shard" : " shards") + ": give each shard its own, or none.");
        }
        return this;
    }

    /// Of the first shards, so many where there are as many; empty where all are alike.
    public List<Double> weightsOf(ShardMethod method, int shards) {
        return method == ShardMethod.RENDEZVOUS ? weights.subList(0, Math.min(weights.size(), shards)) : List.of();
    }
}
