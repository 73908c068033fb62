package org.plumbline.capacity.shard;

import java.util.List;

/// Rows and bytes of each shard while they are counted.
final class ShardLoad {
    private final long[] rows;
    private final long[] bytes;

    ShardLoad(int shards) {
        rows = new long[shards];
        bytes = new long[shards];
    }

    void add(int shard, long moreRows, long moreBytes) {
        rows[shard] += moreRows;
        bytes[shard] += moreBytes;
    }

    int shards() {
        return rows.length;
    }

    /// @param weights of each shard; empty where all are alike
    Load load(List<Double> weights) {
        return Load.of(rows, bytes, weights);
    }
}
