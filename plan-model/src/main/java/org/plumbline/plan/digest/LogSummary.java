package org.plumbline.plan.digest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Warning;

/// All plans of a log, or of as much of it as has been read.
///
/// @param times of all plans
/// @param first the first plan's time stamp, as written
/// @param last the last plan's
/// @param groups by statement, worst total first
/// @param others plans of statements that took little and were too many to be kept apart
/// @param warnings what could not be read
public record LogSummary(
        Times times, Optional<String> first, Optional<String> last, List<StatementGroup> groups, Others others, List<Warning> warnings) {
    public static final LogSummary EMPTY =
            new LogSummary(Times.NONE, Optional.empty(), Optional.empty(), List.of(), Others.NONE, List.of());

    /// Plans that are counted and belong to no group.
    public record Others(long count, Duration total) {
        public static final Others NONE = new Others(0, Duration.ZERO);
    }

    public LogSummary {
        groups = List.copyOf(groups);
        warnings = List.copyOf(warnings);
    }

    /// The group's part of the time of all plans, from 0 to 1.
    public double share(StatementGroup group) {
        return times.total().isZero() ? 0 : (double) group.times().total().toNanos() / times.total().toNanos();
    }
}
