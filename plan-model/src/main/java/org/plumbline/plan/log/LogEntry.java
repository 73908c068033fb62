package org.plumbline.plan.log;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// One plan that auto_explain logged (`LOG:  duration: 12.345 ms  plan:`), without what the log put around it.
public final class LogEntry {
    private static final int NANOSECONDS = 9;
    private static final int TO_MILLISECONDS = 6;

    private final Place place;
    private final Optional<String> loggedAt;
    private final Duration duration;
    private final OptionalInt process;
    private final Optional<String> database;
    private final byte[] body;
    private final int[] lineNumbers;

    /// Where it stands in the log.
    ///
    /// @param offset bytes before its first line, in the unpacked stream
    /// @param length bytes from there to the end of its last line; lines of others may stand in between
    /// @param line its first line's number, from 1
    public record Place(long offset, long length, int line) {}

    LogEntry(Place place, Optional<String> loggedAt, Duration duration, OptionalInt process, Optional<String> database, byte[] body,
            int[] lineNumbers) {
        this.place = place;
        this.loggedAt = loggedAt;
        this.duration = duration;
        this.process = process;
        this.database = database;
        this.body = body;
        this.lineNumbers = lineNumbers;
    }

    public Place place() {
        return place;
    }

    /// The log's time stamp, as written.
    public Optional<String> loggedAt() {
        return loggedAt;
    }

    /// How long the statement ran, as auto_explain says it.
    public Duration duration() {
        return duration;
    }

    /// The backend's process id, where the log says it.
    public OptionalInt process() {
        return process;
    }

    /// The database that the statement ran in, where csvlog or jsonlog says it.
    public Optional<String> database() {
        return database;
    }

    /// The query text and the plan, in whichever format: prefixes, tabs, quotes and escapes of the log taken off. Not to be written to.
    public byte[] body() {
        return body;
    }

    /// The same, decoded.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The number of each of its lines in the log.
    public int[] lineNumbers() {
        return lineNumbers.clone();
    }

    /// As PostgreSQL would have written it to a plain log, whatever kind of log it comes from.
    public String asLogged() {
        BigDecimal ms = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), NANOSECONDS))
                .movePointRight(TO_MILLISECONDS - 3).stripTrailingZeros();
        return loggedAt.map(time -> time + " ").orElse("") + "LOG:  duration: " + ms.toPlainString() + " ms  plan:\n\t"
                + text().replace("\n", "\n\t") + "\n";
    }

    @Override
    public String toString() {
        return "plan at line " + place.line();
    }
}
