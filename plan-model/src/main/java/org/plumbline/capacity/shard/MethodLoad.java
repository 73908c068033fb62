package org.plumbline.capacity.shard;

import java.util.Optional;

/// What one method makes of the keys.
///
/// @param method which
/// @param before with the number of shards that there is
/// @param after with the number that there is to be
/// @param movedKeys rows that the change moves
/// @param movedBytes their size; 0 where sizes are not known
/// @param margins of a sample; absent where all keys were counted
public record MethodLoad(
        ShardMethod method, Load before, Load after, long movedKeys, long movedBytes, Optional<SampleMargins> margins) {
    /// The share of rows that the change moves, from 0 to 1.
    public double movedShare() {
        return before.allKeys() == 0 ? 0 : (double) movedKeys / before.allKeys();
    }
}
