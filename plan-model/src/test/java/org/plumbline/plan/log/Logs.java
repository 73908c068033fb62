package org.plumbline.plan.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Logs that real servers wrote, and what is read from them.
public final class Logs {
    private Logs() {}

    /// What a server 17 with a collector wrote in three ways at once; and one with the four formats of plans.
    public static Path file(String name) {
        try {
            return Path.of(Logs.class.getResource("/logs/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String text(String name) {
        try (PackedFile file = PackedFile.open(file(name)); InputStream in = file.in()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<LogEntry> entries(String log) {
        return found(log).entries();
    }

    static Found found(String log) {
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        try {
            LogReader.read(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), found, ReadProgress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    record Found(List<LogEntry> entries, List<String> warnings) implements LogSink {
        @Override
        public void entry(LogEntry entry) {
            entries.add(entry);
        }

        @Override
        public void warning(int line, String sentence) {
            warnings.add(line + ": " + sentence);
        }
    }
}
