package org.plumbline.capacity.shard;

import java.util.ArrayList;
import java.util.List;

/// Why a key is a bad one to shard by.
public sealed interface KeyWarning {
    /// It grows with time: by ranges the newest shard takes all writes, by hash every query of a time span asks all shards.
    record GrowsWithTime(KeyType type) implements KeyWarning {}

    /// There are few different keys for the number of shards.
    record FewValues(long distinct, int shards) implements KeyWarning {}

    /// Rows have no key.
    record Nulls(long rows, double share) implements KeyWarning {}

    /// One key alone is more than a shard's fair share.
    record HotKey(String key, double share, int shards) implements KeyWarning {}

    /// The keys' weights alone make shards uneven by more than a quarter, whatever the hash.
    record Skewed(double maxOverMean) implements KeyWarning {}

    /// So many different keys a shard leave it even within about a quarter.
    long KEYS_PER_SHARD = 100;
    double UNEVEN = 1.25;

    /// What is wrong with these keys over so many shards, the worst first.
    static List<KeyWarning> of(ShardCounts counts, int shards) {
        var warnings = new ArrayList<KeyWarning>();
        KeyFacts facts = counts.facts();
        boolean hot = facts.keys() > 0 && new HotKeys(facts.hottest()).outweighsShard(shards);
        if (facts.type().isTime()) {
            warnings.add(new GrowsWithTime(facts.type()));
        }
        boolean few = facts.distinctExact() && facts.distinct() < KEYS_PER_SHARD * shards && facts.distinct() < facts.keys();
        if (few) {
            warnings.add(new FewValues(facts.distinct(), shards));
        }
        if (hot) {
            warnings.add(new HotKey(facts.top().getFirst().key(), facts.hottest(), shards));
        }
        if (facts.nulls() > 0) {
            warnings.add(new Nulls(facts.nulls(), facts.nullShare()));
        }
        if (!hot && !few && facts.distinct() < facts.keys() && counts.randomBound(shards) > UNEVEN) {
            warnings.add(new Skewed(counts.randomBound(shards)));
        }
        return List.copyOf(warnings);
    }
}
