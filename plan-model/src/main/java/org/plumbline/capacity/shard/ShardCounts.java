package org.plumbline.capacity.shard;

import java.util.List;

/// Keys counted by several methods.
///
/// @param facts the keys themselves
/// @param methods what each method makes of them
public record ShardCounts(KeyFacts facts, List<MethodLoad> methods) {
    public ShardCounts {
        methods = List.copyOf(methods);
    }

    /// The fullest shard over the mean that chance alone would make of these keys with their weights; 1 without keys.
    public double randomBound(int shards) {
        return facts.keys() == 0 ? 1 : RandomBound.maxOverMean(facts.sumOfSquares(), shards);
    }
}
