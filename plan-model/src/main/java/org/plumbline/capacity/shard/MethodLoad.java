package org.plumbline.capacity.shard;

import java.util.Optional;
import java.util.OptionalDouble;

/// What one method makes of the keys.
///
/// @param method which
/// @param before with the number of shards that there is
/// @param after with the number that there is to be
/// @param movedKeys rows that the change moves
/// @param movedBytes their size; 0 where sizes are not known
/// @param expectedMoved the share of very many keys that the change moves, by the method's formula; absent where it has none
/// @param leastMoved the least share that can move when shards are to be equal before and after, or in proportion to their weights; one
///         whose shards are not, such as [ShardMethod#MULTIPROBE], may move less
/// @param margins of a sample; absent where all keys were counted
public record MethodLoad(
        ShardMethod method, Load before, Load after, long movedKeys, long movedBytes, OptionalDouble expectedMoved, double leastMoved,
        Optional<SampleMargins> margins) {
    static MethodLoad of(
            ShardMethod method, MethodOptions options, ShardLoad before, ShardLoad after, long movedKeys, long movedBytes,
            Optional<SampleMargins> margins) {
        Load earlier = before.load(options.weightsOf(method, before.shards()));
        Load later = after.load(options.weightsOf(method, after.shards()));
        double least = later.isWeighted() ? Resize.optimum(earlier.weights(), later.weights())
                : Resize.optimum(before.shards(), after.shards());
        return new MethodLoad(method, earlier, later, movedKeys, movedBytes,
                later.isWeighted() ? OptionalDouble.of(least) : method.movedShare(before.shards(), after.shards()), least, margins);
    }

    /// The share of rows that the change moves, from 0 to 1.
    public double movedShare() {
        return before.allKeys() == 0 ? 0 : (double) movedKeys / before.allKeys();
    }
}
