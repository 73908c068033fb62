package org.plumbline.app.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.StatementTraffic;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.ui.text.WorkloadText;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadDifference;
import org.plumbline.workload.WorkloadSnapshot;
import picocli.CommandLine.Option;

/// The statement of a server whose calls `plumbline cache` takes for the traffic.
final class CacheStatement {
    private static final double MOST_SECONDS = 86_400;
    private static final int LISTED = 5;
    private static final int LONGEST = 100;

    @Option(names = "--statement", paramLabel = "ID|TEXT", description = "With --url: take the calls of this statement of "
            + "pg_stat_statements for the requests, its mean time for --database-ms, its rows for --value-bytes, and the values of the "
            + "column that it compares for the items, unless they are typed. By its queryid, or a part of its text.")
    private Optional<String> statement;

    @Option(names = "--watch-seconds", paramLabel = "S", defaultValue = "0", description = "Count the calls of --statement for so long; "
            + "0 takes those since counting began (default: ${DEFAULT-VALUE}).")
    private double watchSeconds;

    /// Nothing follows: why, in a sentence.
    static final class Nothing extends Exception {
        private static final long serialVersionUID = 1;

        Nothing(String sentence) {
            super(sentence);
        }
    }

    /// Whether one is named.
    boolean isNamed() {
        return statement.isPresent();
    }

    /// @throws IllegalArgumentException what is wrong, in a sentence
    void check(Optional<String> url) {
        if (statement.isPresent() && url.isEmpty()) {
            throw new IllegalArgumentException("--statement needs the server's --url");
        }
        if (!(watchSeconds >= 0 && watchSeconds <= MOST_SECONDS)) {
            throw new IllegalArgumentException("--watch-seconds has to be from 0 to 86400");
        }
    }

    /// @param onWait takes what takes its time, in words
    /// @throws Nothing where there is no such statement, or more than one, or it was not called, or nothing may be cached
    StatementTraffic read(Database database, Consumer<String> onWait) throws ServerFailure, InterruptedException, Nothing {
        WorkloadSnapshot first = workload(database);
        StatementCounters found = one(first);
        try {
            if (watchSeconds == 0) {
                Optional<Duration> window = StatementTraffic.window(first, found);
                return StatementTraffic.of(database, found, window.orElseThrow(() -> new Nothing(CacheText.SINCE_UNKNOWN
                        + " --watch-seconds counts them anew.")));
            }
            onWait.accept("Counting calls for " + watchSeconds + " s...");
            TimeUnit.MILLISECONDS.sleep(Math.round(watchSeconds * 1000));
            var difference = WorkloadDifference.between(first, workload(database));
            List<StatementCounters> since = StatementTraffic.find(difference.since(), found.text());
            if (since.isEmpty()) {
                throw new Nothing("The statement was not called while its calls were counted: count for longer, or leave "
                        + "--watch-seconds out.");
            }
            return StatementTraffic.of(database, since.getFirst(), difference.length());
        } catch (RefusedStatement refused) {
            throw new Nothing(refused.getMessage());
        }
    }

    private static WorkloadSnapshot workload(Database database) throws ServerFailure, Nothing {
        WorkloadAnswer answer = database.workload();
        if (answer instanceof WorkloadAnswer.Known(WorkloadSnapshot known)) {
            return known;
        }
        throw new Nothing(WorkloadText.missing(answer).orElseThrow());
    }

    private StatementCounters one(WorkloadSnapshot workload) throws Nothing {
        List<StatementCounters> found = StatementTraffic.find(workload, statement.orElseThrow());
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new Nothing(found.isEmpty() ? "pg_stat_statements has counted no such statement: plumbline workload lists them."
                : "There are " + found.size() + " such statements: give more of the text, or the queryid of one. "
                        + found.stream().limit(LISTED).map(CacheStatement::named).collect(Collectors.joining("; ")));
    }

    private static String named(StatementCounters each) {
        String text = each.text().replaceAll("\\s+", " ").strip();
        return (each.key().queryId().isPresent() ? each.key().queryId().getAsLong() + " " : "")
                + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text);
    }
}
