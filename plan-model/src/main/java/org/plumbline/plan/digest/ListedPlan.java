package org.plumbline.plan.digest;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.log.LogEntry;

/// A plan of the log that can be read again.
///
/// @param place where it stands
/// @param loggedAt the log's time stamp, as written
/// @param duration as auto_explain says it
public record ListedPlan(LogEntry.Place place, Optional<String> loggedAt, Duration duration) {
    static ListedPlan of(LogEntry entry) {
        return new ListedPlan(entry.place(), entry.loggedAt(), entry.duration());
    }
}
