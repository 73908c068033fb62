package org.plumbline.capacity.shard;

/// A way from a key to one of a number of shards. The same key always finds the same shard.
public interface Placement {
    /// So many that a list of them can still be read; more than any cluster has.
    int MOST_SHARDS = 65_536;

    /// How many there are, at least 1.
    int shards();

    /// From 0 to [#shards()] - 1.
    int shardOf(ShardKey key);

    /// The same number, when there can be so many shards.
    ///
    /// @throws IllegalArgumentException a sentence, when there can be no such number of shards
    static int checked(int shards) {
        if (shards < 1 || shards > MOST_SHARDS) {
            throw new IllegalArgumentException(
                    "The number of shards is " + shards + "; it is a whole number from 1 to " + MOST_SHARDS + ".");
        }
        return shards;
    }
}
