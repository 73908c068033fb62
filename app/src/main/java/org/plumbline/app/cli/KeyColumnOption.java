package org.plumbline.app.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.db.KeyColumn;
import org.plumbline.capacity.shard.MethodOptions;
import org.plumbline.capacity.shard.ShardMethod;
import picocli.CommandLine.Option;

/// `--url`, `--table` and `--column`: keys of a real column.
final class KeyColumnOption {
    @Option(names = "--url", paramLabel = "URL", description = "Count the keys of a column of this database, read-only; see plumbline "
            + "explain --help for what a URL may be.")
    private Optional<String> url;

    @Option(names = "--table", paramLabel = "TABLE", description = "With --url: the table, as SQL names it. Of a script "
            + "without --url: its bare name, as the catalogue has it.")
    private Optional<String> table;

    @Option(names = "--column", paramLabel = "COLUMN", description = "The key column, its bare name.")
    private Optional<String> column;

    @Option(names = "--sample", paramLabel = "PERCENT", description = "With --url: read so much of the table's blocks, and not every row.")
    private Optional<Double> sample;

    @Option(names = "--limit", paramLabel = "SECONDS", defaultValue = "300",
            description = "With --url: stop reading after so long (default: ${DEFAULT-VALUE}).")
    private int limit;

    boolean isGiven() {
        return url.isPresent() || table.isPresent() || column.isPresent() || sample.isPresent();
    }

    boolean isServer() {
        return url.isPresent();
    }

    /// @throws IllegalArgumentException a sentence, when it is missing
    String table() {
        return named(table);
    }

    /// @throws IllegalArgumentException a sentence, when it is missing
    String name() {
        return named(column);
    }

    private static String named(Optional<String> name) {
        return name.filter(each -> !each.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("For a script give --table and --column"));
    }

    /// @throws IllegalArgumentException a sentence, when something is missing or wrong
    Connecting connecting() {
        return Connecting.of(url.orElseThrow(() -> new IllegalArgumentException("To count a column, give --url, --table and --column")));
    }

    /// @throws IllegalArgumentException a sentence, when something is missing or wrong
    KeyColumn column(List<ShardMethod> methods, MethodOptions options, int before, int after) {
        ShardMethod.MODULO.over(before);
        ShardMethod.MODULO.over(after);
        return new KeyColumn(table.orElse(""), column.orElse(""), methods, options, before, after, sample, Duration.ofSeconds(limit));
    }
}
