package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.plumbline.workload.OwnStatements;

/// Reads what bears on the size of pools, and watches for a while how a database's sessions are used. Plumbline's own do not count.
public final class PoolReader {
    private static final String SETTINGS = "SELECT " + OwnStatements.MARK + """
             current_setting('max_connections')::int AS most, current_setting('superuser_reserved_connections')::int AS superuser,
                   coalesce(current_setting('reserved_connections', true), '0')::int AS reserved,
                   current_setting('max_worker_processes')::int AS workers,
                   pg_size_bytes(current_setting('shared_buffers')) AS shared, pg_size_bytes(current_setting('work_mem')) AS work""";

    private static final String SAMPLE = "SELECT " + OwnStatements.MARK + """
             extract(epoch FROM clock_timestamp()) AS at,
                   count(*) FILTER (WHERE a.state IN ('active', 'fastpath function call')) AS active,
                   count(*) FILTER (WHERE a.state LIKE 'idle in transaction%') AS waiting,
                   count(*) FILTER (WHERE a.state = 'idle') AS idle,
                   count(*) FILTER (WHERE a.state IS NULL) AS hidden,
                   (SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()) AS transactions
            FROM pg_stat_activity a
            WHERE a.datname = current_database() AND (a.backend_type = 'client backend' OR a.backend_type IS NULL)
                  AND a.pid <> pg_backend_pid()
                  AND NOT (a.usename = current_user AND a.application_name = current_setting('application_name'))""";

    private static final double LEAST_SECONDS = 0.5;

    private PoolReader() {}

    private record Sample(double at, int active, int waiting, int idle, int hidden, long transactions) {}

    /// Its settings, and how long its statements take.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public static PoolFacts facts(Database database) throws ServerFailure {
        return database.use(connection -> ReadOnly.transaction(connection, WorkloadReader.LONGEST, PoolReader::facts));
    }

    /// Looks at its sessions again and again.
    ///
    /// @param pause between two looks
    /// @param looks how many, at least 2
    /// @param progress takes how many were done; what it throws ends the watching
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    /// @throws InterruptedException when nobody waits for it any more
    public static PoolUse watch(Database database, Duration pause, int looks, IntConsumer progress)
            throws ServerFailure, InterruptedException {
        var samples = new ArrayList<Sample>();
        while (samples.size() < looks) {
            if (!samples.isEmpty()) {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            }
            samples.add(database.use(connection -> ReadOnly.transaction(connection, WorkloadReader.LONGEST, PoolReader::sample)));
            progress.accept(samples.size());
        }
        return use(samples);
    }

    private static PoolUse use(List<Sample> samples) {
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = last.at() - first.at();
        // each look is a transaction of its own
        long ended = Math.max(0, last.transactions() - first.transactions() - (samples.size() - 1));
        return new PoolUse(seconds, samples.size(),
                samples.stream().mapToInt(Sample::active).average().orElse(0),
                samples.stream().mapToInt(Sample::waiting).average().orElse(0),
                samples.stream().mapToInt(Sample::idle).average().orElse(0),
                samples.stream().mapToInt(sample -> sample.active() + sample.waiting()).max().orElse(0),
                seconds >= LEAST_SECONDS ? Optional.of(ended / seconds) : Optional.empty(),
                samples.stream().anyMatch(sample -> sample.hidden() > 0));
    }

    private static Sample sample(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(SAMPLE)) {
            row.next();
            return new Sample(row.getDouble("at"), row.getInt("active"), row.getInt("waiting"), row.getInt("idle"), row.getInt("hidden"),
                    row.getLong("transactions"));
        }
    }

    private static PoolFacts facts(Connection connection) throws SQLException {
        Optional<PoolFacts.StatementTimes> times = ReadOnly.answered(connection, PoolReader::times).flatMap(found -> found);
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(SETTINGS)) {
            row.next();
            return new PoolFacts(row.getInt("most"), row.getInt("superuser"), row.getInt("reserved"), row.getLong("shared"),
                    row.getLong("work"), row.getInt("workers"), times);
        }
    }

    /// Each statement's own deviation, and that of their means.
    private static Optional<PoolFacts.StatementTimes> times(Connection connection) throws SQLException {
        Optional<StatStatements> view = StatStatements.find(connection);
        if (view.isEmpty()) {
            return Optional.empty();
        }
        boolean planned = view.get().columns().contains("mean_exec_time");
        String mean = planned ? "mean_exec_time" : "mean_time";
        String deviation = planned ? "stddev_exec_time" : "stddev_time";
        String query = "SELECT " + OwnStatements.MARK + " sum(calls) AS calls, sum(calls * " + mean + ") / sum(calls) AS mean,"
                + " sum(calls * (" + mean + " * " + mean + " + " + deviation + " * " + deviation + ")) / sum(calls) AS square"
                + " FROM " + view.get().schema() + ".pg_stat_statements"
                + " WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND calls > 0"
                + " AND query NOT LIKE '%" + OwnStatements.MARK + "%'";
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            long calls = row.getLong("calls");
            double meanMs = row.getDouble("mean");
            return calls == 0 ? Optional.empty() : Optional.of(new PoolFacts.StatementTimes(
                    calls, meanMs, Math.sqrt(Math.max(0, row.getDouble("square") - meanMs * meanMs))));
        }
    }
}
