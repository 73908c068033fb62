package org.plumbline.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.plumbline.app.db.ComparedColumn;
import org.plumbline.app.db.StatementTraffic;
import org.plumbline.capacity.cache.KeyCounts;
import org.plumbline.capacity.cache.Popularity;
import org.plumbline.capacity.cache.Traffic;
import org.plumbline.plan.log.PackedFile;
import picocli.CommandLine.Option;

/// What `plumbline cache` is told of the items and how they are asked for.
final class CacheTraffic {
    private static final double USUAL_RATE = 100;

    @Option(names = "--zipf", paramLabel = "EXPONENT", description = "The item at rank i is asked for in proportion to i^-EXPONENT; 0 "
            + "makes all equally popular, most workloads have 0.6 to 1.1.")
    private Optional<Double> zipf;

    @Option(names = "--items", paramLabel = "N", description = "How many different items there are.")
    private Optional<Long> items;

    @Option(names = "--trace", paramLabel = "FILE",
            description = "The keys that were asked for, one a line, in order; may be compressed. - is standard input.")
    private Optional<String> trace;

    @Option(names = "--rate", paramLabel = "N", description = "Requests per second, of all items and processes (default: 100, or those of "
            + "--statement).")
    private Optional<Double> rate;

    @Option(names = "--updates", paramLabel = "N", defaultValue = "0",
            description = "Updates per second of each item (default: ${DEFAULT-VALUE}).")
    private double updates;

    /// Where the popularity of items comes from.
    enum Source {
        ZIPF, TRACE, COLUMN
    }

    /// How items are asked for.
    ///
    /// @param counts of the trace; none without one
    record Asked(Traffic traffic, Source source, Optional<KeyCounts> counts) {}

    /// Whether anything is said of the items' popularity.
    boolean isTold() {
        return zipf.isPresent() || items.isPresent() || trace.isPresent();
    }

    double updates() {
        return updates;
    }

    /// What is read.
    String file() {
        return trace.orElse("");
    }

    /// @param statement that says what is not typed
    /// @throws IOException when the trace cannot be read
    /// @throws IllegalArgumentException what is missing or wrong, in a sentence
    Asked asked(InputStream standardInput, Optional<StatementTraffic> statement) throws IOException {
        Optional<ComparedColumn> column = statement.flatMap(StatementTraffic::column);
        double perSecond = rate.or(() -> statement.map(StatementTraffic::callsPerSecond)).orElse(USUAL_RATE);
        if (trace.isPresent() && (zipf.isPresent() || items.isPresent())) {
            throw new IllegalArgumentException("Say how popular items are: --zipf EXPONENT with --items N, or --trace FILE");
        }
        if (trace.isPresent()) {
            KeyCounts counts = read(trace.get(), standardInput);
            return new Asked(new Traffic(counts.popularity(), perSecond, updates), Source.TRACE, Optional.of(counts));
        }
        if (statement.isPresent() && zipf.isEmpty() && items.isEmpty() && column.isPresent()) {
            return new Asked(new Traffic(column.get().popularity(), perSecond, updates), Source.COLUMN, Optional.empty());
        }
        Optional<Long> many = items.or(() -> column.map(each -> each.popularity().items()));
        if (zipf.isEmpty() && many.isEmpty()) {
            throw new IllegalArgumentException(statement.isPresent()
                    ? "Which values the statement is called with is not counted, and no single column that it compares is known: say it "
                    + "with --zipf EXPONENT and --items N, or --trace FILE"
                    : "Say how popular items are: --zipf EXPONENT with --items N, or --trace FILE");
        }
        if (zipf.isEmpty() || many.isEmpty()) {
            throw new IllegalArgumentException("--zipf EXPONENT and --items N go together");
        }
        return new Asked(new Traffic(Popularity.zipf(zipf.get(), many.get()), perSecond, updates), Source.ZIPF, Optional.empty());
    }

    private static KeyCounts read(String file, InputStream standardInput) throws IOException {
        try (InputStream in = file.equals("-") ? PackedFile.unpack(standardInput) : PackedFile.open(Path.of(file)).in();
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return KeyCounts.of(lines.lines().iterator());
        }
    }
}
