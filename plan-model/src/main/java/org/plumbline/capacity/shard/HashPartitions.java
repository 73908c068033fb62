package org.plumbline.capacity.shard;

/// PostgreSQL's own hash partitioning of one column, `PARTITION BY HASH (key)` with a partition for each remainder: exact.
///
/// @param shards at least 1: the modulus
public record HashPartitions(int shards) implements Placement {
    public HashPartitions {
        Placement.checked(shards);
    }

    @Override
    public int shardOf(ShardKey key) {
        long hash = key.typedHash(PostgresHash.PARTITION_SEED);
        return PostgresHash.remainder(PostgresHash.combined(0, hash), shards);
    }
}
