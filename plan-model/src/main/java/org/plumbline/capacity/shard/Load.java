package org.plumbline.capacity.shard;

import java.util.List;
import java.util.stream.LongStream;

/// What lies on each shard.
///
/// @param keys per shard: rows, of a table
/// @param bytes per shard; 0 where sizes are not known
public record Load(List<Long> keys, List<Long> bytes) {
    public Load {
        keys = List.copyOf(keys);
        bytes = List.copyOf(bytes);
        if (keys.isEmpty() || keys.size() != bytes.size()) {
            throw new IllegalArgumentException("A load has at least one shard, and keys and bytes of each.");
        }
    }

    static Load of(long[] keys, long[] bytes) {
        return new Load(LongStream.of(keys).boxed().toList(), LongStream.of(bytes).boxed().toList());
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

    /// The fullest shard over the mean, at least 1; 1 where nothing lies anywhere.
    public double maxOverMean() {
        return maxOverMean(keys);
    }

    /// Likewise of bytes.
    public double maxOverMeanOfBytes() {
        return maxOverMean(bytes);
    }

    /// How many evenly filled shards could carry what these can before the fullest is full: 1 / its share.
    public double effectiveShards() {
        return shards() / maxOverMean();
    }

    private static double maxOverMean(List<Long> values) {
        double sum = 0;
        long most = 0;
        for (long value : values) {
            sum += value;
            most = Math.max(most, value);
        }
        return sum == 0 ? 1 : most * values.size() / sum;
    }
}
