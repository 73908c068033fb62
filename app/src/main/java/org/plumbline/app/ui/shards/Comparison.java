package org.plumbline.app.ui.shards;

import java.util.List;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.MethodOptions;
import org.plumbline.capacity.shard.ShardMethod;
import org.plumbline.capacity.shard.ShardTally;

/// Which methods are to be compared, and over how many shards.
///
/// @param options of the methods
/// @param weighable whether the weights that are typed are right; else rendezvous is left out
/// @param before how many shards there are
/// @param after how many there are to be
record Comparison(MethodOptions options, boolean weighable, int before, int after) {
    /// Of so many keys.
    List<ShardMethod> methods(long keys) {
        return ShardMethod.compared(keys, before, after).stream().filter(method -> weighable || method != ShardMethod.RENDEZVOUS).toList();
    }

    /// What counts so many keys.
    ShardTally tally(long keys, KeyType type) {
        return new ShardTally(methods(keys), options, type, before, after, 1);
    }
}
