package org.plumbline.advisor.proof;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.unit.Blocks;

/// One run of a statement, by EXPLAIN with ANALYZE and without the nodes' clocks.
///
/// @param time planning and execution; the time limit where that ended it
/// @param cpu that the session's own process took, without parallel workers; absent where the system does not tell
/// @param touched blocks that were found in memory or read
/// @param finished whether it came to its end
public record Run(Duration time, Optional<Duration> cpu, Blocks touched, boolean finished) {
    /// One that the time limit ended.
    public static Run endedAt(Duration limit) {
        return new Run(limit, Optional.empty(), Blocks.NONE, false);
    }
}
