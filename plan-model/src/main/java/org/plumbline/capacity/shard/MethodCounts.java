package org.plumbline.capacity.shard;

import java.util.Optional;

/// What one method makes of keys as they come.
interface MethodCounts {
    /// One row.
    void add(ShardKey key, long bytes);

    /// The rows that came since the last call are all of one block of a sample.
    void endBlock();

    /// Of all rows so far; absent where the method could not take them.
    Optional<MethodLoad> load();
}
