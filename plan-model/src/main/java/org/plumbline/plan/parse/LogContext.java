package org.plumbline.plan.parse;

import java.time.Duration;
import java.util.Optional;

/// What a log entry says of the plan in it.
record LogContext(Optional<String> query, Optional<String> loggedAt, Optional<Duration> duration) {
    static final LogContext NONE = new LogContext(Optional.empty(), Optional.empty(), Optional.empty());
}
