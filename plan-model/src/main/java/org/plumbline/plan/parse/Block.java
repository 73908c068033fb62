package org.plumbline.plan.parse;

import java.time.Duration;
import java.util.Optional;

/// A part of the person's text without its wrapping.
///
/// @param loggedAt the log line's own time stamp, as written
/// @param duration as auto_explain logged it
record Block(Lines lines, Optional<String> loggedAt, Optional<Duration> duration) {
    static Block of(Lines lines) {
        return new Block(lines, Optional.empty(), Optional.empty());
    }
}
