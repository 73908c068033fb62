package org.plumbline.plan.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.log.LogEntry;
import org.plumbline.plan.log.LogReader;
import org.plumbline.plan.log.ReadProgress;

/// A part of the person's text without its wrapping.
///
/// @param loggedAt the log line's own time stamp, as written
/// @param duration as auto_explain logged it
record Block(Lines lines, Optional<String> loggedAt, Optional<Duration> duration) {
    static Block of(Lines lines) {
        return new Block(lines, Optional.empty(), Optional.empty());
    }

    /// It comes from a log, which says when and how long.
    boolean isLogged() {
        return duration.isPresent();
    }

    Block with(Lines others) {
        return new Block(others, loggedAt, duration);
    }

    /// A plan of a log; its lines have the log's numbers.
    static Block of(LogEntry entry) {
        return new Block(Lines.of(entry.text(), entry.lineNumbers()), entry.loggedAt(), Optional.of(entry.duration()));
    }

    /// The plans of a log.
    static List<Block> ofLog(Lines log) {
        var blocks = new ArrayList<Block>();
        try {
            var bytes = new ByteArrayInputStream(log.text().getBytes(StandardCharsets.UTF_8));
            LogReader.read(bytes, entry -> blocks.add(of(entry, log)), ReadProgress.NONE);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return blocks;
    }

    private static Block of(LogEntry entry, Lines log) {
        int[] numbers = Arrays.stream(entry.lineNumbers()).map(number -> log.number(number - 1)).toArray();
        return new Block(Lines.of(entry.text(), numbers), entry.loggedAt(), Optional.of(entry.duration()));
    }
}
