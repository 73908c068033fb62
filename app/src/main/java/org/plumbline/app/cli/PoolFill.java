package org.plumbline.app.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.PoolFigure;
import org.plumbline.app.db.PoolReader;
import org.plumbline.app.db.PoolUse;
import org.plumbline.app.db.ServerFailure;
import picocli.CommandLine.Option;

/// How `plumbline pool --url` fills in what is not typed.
final class PoolFill {
    private static final double MOST_SECONDS = 3600;

    @Option(names = "--watch-seconds", paramLabel = "S", defaultValue = "60",
            description = "How long --url watches the server's sessions; 0 reads its settings and pg_stat_statements alone "
                    + "(default: ${DEFAULT-VALUE}).")
    private double watchSeconds;

    /// What a server told.
    ///
    /// @param figures with those of the watching last, which count
    /// @param activity how its sessions were used; none where they were not watched
    record Told(List<PoolFigure> figures, Optional<PoolUse> activity) {}

    /// Reads and watches.
    ///
    /// @param onWait takes what takes its time, in words
    /// @throws IllegalArgumentException what is wrong with the option, in a sentence
    Told read(Database database, Consumer<String> onWait) throws ServerFailure, InterruptedException {
        var figures = new ArrayList<>(PoolReader.facts(database).figures());
        Optional<PoolUse> activity = watchSeconds == 0 ? Optional.empty() : Optional.of(watch(database, onWait));
        activity.ifPresent(use -> figures.addAll(use.figures()));
        return new Told(List.copyOf(figures), activity);
    }

    /// @throws IllegalArgumentException what is wrong, in a sentence
    void check() {
        if (!(watchSeconds >= 0 && watchSeconds <= MOST_SECONDS)) {
            throw new IllegalArgumentException("--watch-seconds has to be from 0 to 3600");
        }
    }

    private PoolUse watch(Database database, Consumer<String> onWait) throws ServerFailure, InterruptedException {
        double pause = Math.min(1, watchSeconds);
        onWait.accept("Watching the sessions of " + database.profile().place() + " for " + plain(watchSeconds) + " s...");
        return PoolReader.watch(database, Duration.ofMillis(Math.round(pause * 1000)), (int) Math.round(watchSeconds / pause) + 1,
                _ -> { });
    }

    private static String plain(double seconds) {
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    }
}
