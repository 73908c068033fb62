package org.plumbline.capacity.pool;

import java.util.Optional;

/// What decides the size of a pool.
public sealed interface Binding {
    /// The wait: it is the smallest pool that meets the target.
    record Target(double targetP99Ms) implements Binding {}

    /// The server's cores, or its measured peak: it does no more work with more connections.
    ///
    /// @param pools among which its connections are divided
    /// @param wanted the smallest pool that meets the target, which is larger; none where no target was given
    record AtKnee(Knee knee, int pools, Optional<PoolWait> wanted) implements Binding {}

    /// The fleet's budget: the server has no more connections.
    ///
    /// @param wanted the smallest pool that meets the target, which is larger; none where no target was given
    record Budget(Fleet fleet, Optional<PoolWait> wanted) implements Binding {}

    /// Threads that hold several connections at once: fewer may deadlock.
    record DeadlockFloor(int floor) implements Binding {}
}
