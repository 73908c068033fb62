package org.plumbline.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.db.Canceller;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.KeyColumn;
import org.plumbline.app.db.KeyProgress;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.capacity.Zipf;
import org.plumbline.capacity.shard.KeyLines;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.MethodOptions;
import org.plumbline.capacity.shard.ShardCounts;
import org.plumbline.capacity.shard.ShardMethod;
import org.plumbline.capacity.shard.ShardTally;
import org.plumbline.plan.log.PackedFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where the keys come from that are counted: numbers, drawn rows, a file or a column.
final class ShardKeysOption {
    private static final long MOST_KEYS = 100_000_000;

    @Option(names = "--keys", paramLabel = "N", defaultValue = "1000000",
            description = "Count the keys 0 to N - 1 where no others are given (default: ${DEFAULT-VALUE}).")
    private long keys;

    @Option(names = "--zipf", paramLabel = "S",
            description = "Draw N rows from N keys, the i-th most popular with a share in proportion to i^-S, and count them: hot keys.")
    private Optional<Double> zipf;

    @Option(names = "--keys-file", paramLabel = "FILE",
            description = "Count the keys in FILE, one a line as COPY writes a column, \\N for NULL, \\\\ for a backslash; "
                + "after a tab the row's size in bytes, where it is known. - is standard input.")
    private Optional<String> keysFile;

    @Option(names = "--type", paramLabel = "TYPE", defaultValue = "text",
            description = "PostgreSQL's type of the given keys, by which postgres and citus hash them, and of a script's key (default: "
                + "${DEFAULT-VALUE}).")
    private String type;

    @Mixin
    private KeyColumnOption column;

    KeyColumnOption column() {
        return column;
    }

    /// A file's name to put before what is wrong with it; empty without one.
    String file() {
        return keysFile.map(file -> file + ": ").orElse("");
    }

    /// Whether keys are named, so that something can be said of them beyond numbers that all differ.
    boolean isGiven() {
        return zipf.isPresent() || keysFile.isPresent() || column.isGiven();
    }

    boolean isFile() {
        return keysFile.isPresent();
    }

    /// @throws IllegalArgumentException a sentence, when such keys cannot be hashed
    KeyType type() {
        return KeyType.of(type).orElseThrow(() -> new IllegalArgumentException("Keys of type " + type
                + " cannot be hashed here; there are text, varchar, character, bigint, integer, smallint, numeric, uuid, date, "
                + "timestamp with time zone, timestamp without time zone, boolean and bytea"));
    }

    /// About how many keys there are.
    long about() {
        return column.isGiven() || keysFile.isPresent() ? ShardMethod.MANY_KEYS : keys;
    }

    /// Counts them.
    ///
    /// @throws IllegalArgumentException a sentence, when what is typed is wrong
    /// @throws WrongKey when a key in the file is none
    ShardCounts count(Streams streams, List<ShardMethod> methods, MethodOptions options, int before, int after)
            throws IOException, ServerFailure {
        if (column.isGiven()) {
            return measured(methods, options, before, after);
        }
        if (keysFile.isPresent()) {
            return read(streams, new ShardTally(methods, options, type(), before, after, 1));
        }
        if (keys < 1 || keys > MOST_KEYS) {
            throw new IllegalArgumentException("--keys is a whole number from 1 to 100000000");
        }
        return zipf.isPresent() ? ShardTally.ofZipf(methods, options, new Zipf(keys, zipf.get()), keys, before, after)
                : ShardTally.ofNumbers(methods, options, keys, before, after);
    }

    private ShardCounts measured(List<ShardMethod> methods, MethodOptions options, int before, int after) throws ServerFailure {
        if (keysFile.isPresent()) {
            throw new IllegalArgumentException("Give either --keys-file or --url");
        }
        KeyColumn wanted = column.column(methods, options, before, after);
        try (Database database = column.connecting().open()) {
            return database.keys(wanted, new Canceller(), KeyProgress.NONE).counts();
        }
    }

    private ShardCounts read(Streams streams, ShardTally tally) throws IOException {
        String file = keysFile.orElseThrow();
        try (InputStream in = file.equals("-") ? PackedFile.unpack(streams.in()) : PackedFile.open(Path.of(file)).in();
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            KeyLines.read(lines, tally, () -> true);
            return tally.counts();
        } catch (IllegalArgumentException wrong) {
            throw new WrongKey(wrong);
        }
    }

    /// A key in a file that is none.
    static final class WrongKey extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongKey(IllegalArgumentException wrong) {
            super(wrong.getMessage(), wrong);
        }
    }
}
