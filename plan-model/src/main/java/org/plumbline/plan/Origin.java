package org.plumbline.plan;

import java.time.Duration;
import java.util.Optional;

/// Where a plan was found.
///
/// @param format the format it was printed in
/// @param query the statement, when the text carries it
/// @param postgresVersion as the text says it
/// @param loggedAt the log line's own time stamp, as written
/// @param logDuration the duration that auto_explain logged
/// @param lines where the plan stands in the person's text
public record Origin(
        Format format,
        Optional<String> query,
        Optional<String> postgresVersion,
        Optional<String> loggedAt,
        Optional<Duration> logDuration,
        LineRange lines) {

    public Origin withQuery(String text) {
        return new Origin(format, Optional.of(text), postgresVersion, loggedAt, logDuration, lines);
    }
}
