package org.plumbline.plan.measure;

import java.time.Duration;

/// A node's own time over all its loops: inclusive less its children's, less what it paid for CTEs and InitPlans (rule 5).
/// Wall time is the average over processes; CPU time their sum.
public sealed interface SelfTime {
    record Measured(Duration wall, Duration cpu) implements SelfTime {}

    /// Within the rounding of the printed figures: the figure, at least 0.
    record BelowResolution(Duration wall, Duration cpu) implements SelfTime {}

    /// The printed figures contradict each other: the raw, negative difference, never clamped.
    record Inconsistent(Duration rawWall, Duration rawCpu) implements SelfTime {}

    /// No ANALYZE, or TIMING OFF.
    record NotMeasured() implements SelfTime {}

    record NeverExecuted() implements SelfTime {}

    /// Wall time that can be ranked and summed for display: zero where there is none or it is inconsistent.
    default Duration wallOrZero() {
        return switch (this) {
            case Measured(Duration wall, Duration _) -> wall;
            case BelowResolution(Duration wall, Duration _) -> wall;
            case Inconsistent _, NotMeasured _, NeverExecuted _ -> Duration.ZERO;
        };
    }
}
