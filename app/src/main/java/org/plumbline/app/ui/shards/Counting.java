package org.plumbline.app.ui.shards;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.plumbline.app.work.Progress;
import org.plumbline.app.work.Work;
import org.plumbline.capacity.Zipf;
import org.plumbline.capacity.shard.KeyLines;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.ShardMethod;
import org.plumbline.capacity.shard.ShardTally;
import org.plumbline.plan.log.PackedFile;

/// Counts keys by all methods that are compared, away from the window's thread.
final class Counting {
    private static final int REPORT_EVERY = 10_000;

    private Counting() {}

    static Work<Counted> numbers(long keys, Comparison comparison) {
        return progress -> {
            var tally = comparison.tally(keys, KeyType.INTEGER);
            for (long key = 0; key < keys; key++) {
                if (key % REPORT_EVERY == 0) {
                    progress.report(key, keys);
                }
                tally.add(Long.toString(key), 0);
            }
            return new Counted(tally.counts(), Optional.empty());
        };
    }

    static Work<Counted> zipf(Zipf popularity, Comparison comparison) {
        return progress -> {
            var tally = comparison.tally(popularity.keys(), KeyType.INTEGER);
            LongSupplier draws = popularity.draws(ShardTally.SEED);
            for (long row = 0; row < popularity.keys(); row++) {
                if (row % REPORT_EVERY == 0) {
                    progress.report(row, popularity.keys());
                }
                tally.add(Long.toString(draws.getAsLong()), 0);
            }
            return new Counted(tally.counts(), Optional.empty());
        };
    }

    static Work<Counted> typed(String lines, KeyType type, Comparison comparison) {
        return progress -> read(new BufferedReader(new StringReader(lines)),
                comparison.tally(lines.lines().count(), type), progress);
    }

    static Work<Counted> file(Path file, KeyType type, Comparison comparison) {
        return progress -> {
            try (var lines = new BufferedReader(new InputStreamReader(PackedFile.open(file).in(), StandardCharsets.UTF_8))) {
                return read(lines, comparison.tally(ShardMethod.MANY_KEYS, type), progress);
            }
        };
    }

    private static Counted read(BufferedReader lines, ShardTally tally, Progress progress) throws IOException {
        KeyLines.read(lines, tally, () -> {
            progress.report(0, 0);
            return true;
        });
        if (tally.keys() == 0) {
            throw new IllegalArgumentException("There is no key in it: write one a line.");
        }
        return new Counted(tally.counts(), Optional.empty());
    }
}
