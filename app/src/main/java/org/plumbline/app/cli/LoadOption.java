package org.plumbline.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.plumbline.app.db.LoadLimits;
import picocli.CommandLine.Option;

/// The options of what is measured under load.
final class LoadOption {
    private static final int MILLIS = 1_000;
    private static final String STANDARD_INPUT = "-";

    @Option(names = "--measure", paramLabel = "FILE|-", description = "Run the statement in this file, or on standard input, by 1, 2, ... "
            + "connections of a pool that never pause, and tell throughput, times and the peak. Needs --url and --confirm-load; the "
            + "statement has to read only. It ends by itself where the server becomes slow for others.")
    private Optional<String> file;

    @Option(names = "--url", paramLabel = "URL",
            description = "The server that --measure measures; without --measure, the one that tells what is not typed: its settings, its "
                    + "statements' times, and how its sessions are used. postgresql://user@host:port/database, or service=NAME.")
    private Optional<String> url;

    @Option(names = "--confirm-load", description = "Let --measure load the server as heavily as the statement can.")
    private boolean confirmed;

    @Option(names = "--most", paramLabel = "N", defaultValue = "16",
            description = "The largest number of connections that is measured, up to " + LoadLimits.MOST + " (default: ${DEFAULT-VALUE}).")
    private int most;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "2",
            description = "How long each number of connections is measured (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--report", paramLabel = "FILE", description = "Keep what --measure found in this file too, as Markdown.")
    private Optional<Path> report;

    /// Whether something is to be measured.
    boolean measures() {
        return file.isPresent();
    }

    /// The server's address, without which nothing is measured.
    Optional<String> url() {
        return url;
    }

    String file() {
        return file.orElseThrow();
    }

    /// How far the measurement may go.
    ///
    /// @throws IllegalArgumentException what is wrong, in a sentence
    LoadLimits limits() {
        if (url.isEmpty()) {
            throw new IllegalArgumentException("--measure needs the server's --url");
        }
        if (!confirmed) {
            throw new IllegalArgumentException("--measure loads the server as heavily as the statement can, so that others wait: confirm "
                    + "it with --confirm-load");
        }
        return LoadLimits.of(most, Duration.ofMillis(Math.round(seconds * MILLIS)));
    }

    /// Where the report is kept.
    Optional<Path> report() {
        return report;
    }

    /// @throws IOException when it cannot be read
    String statement(InputStream standardInput) throws IOException {
        return file().equals(STANDARD_INPUT) ? new String(standardInput.readAllBytes(), StandardCharsets.UTF_8)
                : Files.readString(Path.of(file()));
    }
}
