package org.plumbline.capacity.shard;

/// What the most popular key means for the number of shards: it lies on one of them, however many there are.
///
/// @param hottest its share of all, w₁: above 0 and at most 1
public record HotKeys(double hottest) {
    public HotKeys {
        if (!(hottest > 0 && hottest <= 1)) {
            throw new IllegalArgumentException("The hottest key's share is a number above 0 and at most 1.");
        }
    }

    /// More shards than 1 / w₁ cannot carry more: the hottest key's shard is full first.
    public double usefulShards() {
        return 1 / hottest;
    }

    /// Whether it alone is more than a shard's fair share, so that it wants a shard of its own or its key salted.
    public boolean outweighsShard(int shards) {
        return hottest > 1.0 / shards && shards > 1;
    }

    /// Into how many parts its key must be salted for each to be at most half a fair share; 1 where none is needed.
    public long parts(int shards) {
        return outweighsShard(shards) ? (long) Math.ceil(2 * hottest * shards) : 1;
    }
}
