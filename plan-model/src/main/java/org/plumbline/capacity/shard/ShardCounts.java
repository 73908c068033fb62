package org.plumbline.capacity.shard;

import java.util.List;
import java.util.stream.IntStream;

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

    /// Likewise over shards that may have weights: the fullest over what it is to hold, at most about.
    public double randomBound(Load load) {
        return !load.isWeighted() || facts.keys() == 0 ? randomBound(load.shards()) : RandomBound.maxOverFair(facts.sumOfSquares(),
                load.shards(), IntStream.range(0, load.shards()).mapToDouble(load::fairShare).min().orElseThrow());
    }
}
