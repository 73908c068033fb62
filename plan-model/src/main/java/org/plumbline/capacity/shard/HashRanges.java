package org.plumbline.capacity.shard;

/// Citus's hash distribution: the 32-bit hash of the column's type, and the whole range of it cut into equal parts, a shard each
/// (`HASH_TOKEN_COUNT / shard_count`; the last one takes what is left over). Computed here from PostgreSQL's hash function, not asked of a
/// Citus.
///
/// @param shards at least 1
public record HashRanges(int shards) implements Placement {
    private static final long ALL = 1L << 32;

    public HashRanges {
        Placement.checked(shards);
    }

    @Override
    public int shardOf(ShardKey key) {
        long token = (long) (int) key.typedHash(0) - Integer.MIN_VALUE;
        return (int) Math.min(shards - 1L, token / width());
    }

    /// The lowest hash of a shard.
    public int from(int shard) {
        return (int) (Integer.MIN_VALUE + shard * width());
    }

    /// The highest hash of a shard.
    public int to(int shard) {
        return shard == shards - 1 ? Integer.MAX_VALUE : from(shard + 1) - 1;
    }

    private long width() {
        return ALL / shards;
    }
}
