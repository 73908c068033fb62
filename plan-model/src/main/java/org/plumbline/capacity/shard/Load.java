package org.plumbline.capacity.shard;

import java.util.List;
import java.util.stream.LongStream;

/// What lies on each shard.
///
/// @param keys per shard: rows, of a table
/// @param bytes per shard; 0 where sizes are not known
/// @param weights per shard: what each is to hold, in proportion; empty where all are alike
public record Load(List<Long> keys, List<Long> bytes, List<Double> weights) {
    public Load {
        keys = List.copyOf(keys);
        bytes = List.copyOf(bytes);
        weights = List.copyOf(weights);
        if (keys.isEmpty() || keys.size() != bytes.size() || (!weights.isEmpty() && weights.size() != keys.size())) {
            throw new IllegalArgumentException("A load has at least one shard, and keys and bytes of each.");
        }
    }

    static Load of(long[] keys, long[] bytes, List<Double> weights) {
        return new Load(LongStream.of(keys).boxed().toList(), LongStream.of(bytes).boxed().toList(), weights);
    }

    /// Whether shards are to hold different shares.
    public boolean isWeighted() {
        return !weights.isEmpty();
    }

    /// The share of all that a shard is to hold, from 0 to 1.
    public double fairShare(int shard) {
        return weights.isEmpty() ? 1.0 / shards() : weights.get(shard) / allWeights();
    }

    private double allWeights() {
        return weights.stream().mapToDouble(Double::doubleValue).sum();
    }

    public int shards() {
        return keys.size();
    }

    public long allKeys() {
        return keys.stream().mapToLong(Long::longValue).sum();
    }

    public long allBytes() {
        return bytes.stream().mapToLong(Long::longValue).sum();
    }

    /// The fullest shard over the mean, at least 1; 1 where nothing lies anywhere. With weights: the fullest over what it is to hold.
    public double maxOverMean() {
        return maxOverMean(keys);
    }

    /// Likewise of bytes.
    public double maxOverMeanOfBytes() {
        return maxOverMean(bytes);
    }

    /// How many evenly filled shards could carry what these can before the fullest is full: 1 / its share. With weights: so many of these
    /// shards' room can be used.
    public double effectiveShards() {
        return shards() / maxOverMean();
    }

    private double maxOverMean(List<Long> values) {
        double sum = values.stream().mapToDouble(Long::doubleValue).sum();
        double all = weights.isEmpty() ? shards() : allWeights();
        double most = 0;
        for (int shard = 0; shard < values.size(); shard++) {
            most = Math.max(most, values.get(shard) / (weights.isEmpty() ? 1 : weights.get(shard)));
        }
        return sum == 0 ? 1 : most * all / sum;
    }
}
