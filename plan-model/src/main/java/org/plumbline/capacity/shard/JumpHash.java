package org.plumbline.capacity.shard;

/// Jump consistent hash (Lamping and Veach, 2014): no memory, the least movement, the most even; but shards are only added and taken away
/// at the end of the list.
///
/// @param shards at least 1
public record JumpHash(int shards) implements Placement {
    private static final long MULTIPLIER = 2862933555777941757L;
    private static final double STEPS = 1L << 31;

    public JumpHash {
        Placement.checked(shards);
    }

    @Override
    public int shardOf(ShardKey key) {
        return bucket(key.hash(0), shards);
    }

    /// The published function.
    ///
    /// @param key taken for unsigned
    /// @param buckets at least 1
    public static int bucket(long key, int buckets) {
        long state = key;
        long bucket = -1;
        long next = 0;
        while (next < buckets) {
            bucket = next;
            state = state * MULTIPLIER + 1;
            next = (long) ((bucket + 1) * (STEPS / ((state >>> 33) + 1)));
        }
        return (int) bucket;
    }
}
