package org.plumbline.plan;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.unit.Rows;

/// What EXPLAIN says of a node's execution.
public sealed interface Execution {
    /// EXPLAIN without ANALYZE.
    record NotAnalyzed() implements Execution {}

    /// `(never executed)`: a state of its own, not zero.
    record NeverExecuted() implements Execution {}

    /// `(actual time=... rows=... loops=...)`.
    ///
    /// @param loops executions, over all processes; at least 1
    /// @param rowsPerLoop an average, rounded to whole rows before PostgreSQL 18 and to two decimals since
    /// @param timing none with TIMING OFF
    record Executed(long loops, Rows rowsPerLoop, Optional<Timing> timing) implements Execution {
        public Executed {
            if (loops < 1) {
                throw new IllegalArgumentException("loops: " + loops);
            }
        }

        /// Rows over all loops (and processes), as the product of the printed figures.
        public Rows rowsAllLoops() {
            return rowsPerLoop.times((double) loops);
        }
    }

    /// Times per loop as printed, with three decimals of a millisecond.
    ///
    /// @param startupTimePerLoop until the first row
    /// @param totalTimePerLoop until the last row, children included
    record Timing(Duration startupTimePerLoop, Duration totalTimePerLoop) {}

    Execution NOT_ANALYZED = new NotAnalyzed();
    Execution NEVER_EXECUTED = new NeverExecuted();
}
