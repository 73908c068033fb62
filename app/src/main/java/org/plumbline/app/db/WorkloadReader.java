package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.workload.Habits;
import org.plumbline.workload.OwnStatements;
import org.plumbline.workload.Tracking;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadSnapshot;

/// Reads what `pg_stat_statements` (1.7 to 1.12) counted of the session's database. It never makes the extension.
final class WorkloadReader {
    /// What the server may take for a question.
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final String NOT_LOADED = "55000";
    private static final String NO_RIGHT = "42501";

    private static final String NOW = "SELECT " + OwnStatements.MARK + " clock_timestamp() AS now";
    private static final String SETTINGS = "SELECT " + OwnStatements.MARK
            + " name, setting FROM pg_settings WHERE name LIKE 'pg\\_stat\\_statements.%' OR name = 'track_io_timing'";
    private static final String AVAILABLE = "SELECT " + OwnStatements.MARK
            + " EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_stat_statements')";

    private WorkloadReader() {}

    /// What the database's statements did, or why that is not known.
    static WorkloadAnswer read(Connection connection) throws SQLException {
        try {
            return ReadOnly.transaction(connection, LONGEST, WorkloadReader::answer);
        } catch (SQLException failure) {
            return switch (Optional.ofNullable(failure.getSQLState()).orElse("")) {
                case NOT_LOADED -> new WorkloadAnswer.NotPreloaded();
                case NO_RIGHT -> new WorkloadAnswer.NotPermitted(FailureWords.said(failure));
                default -> throw failure;
            };
        }
    }

    private static WorkloadAnswer answer(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Map<String, String> settings = settings(statement);
            Optional<StatStatements> view = StatStatements.find(connection);
            return view.isPresent() ? new WorkloadAnswer.Known(snapshot(connection, view.get(), settings))
                    : new WorkloadAnswer.NotInstalled(available(statement), settings.containsKey("pg_stat_statements.max"));
        }
    }

    private static WorkloadSnapshot snapshot(Connection connection, StatStatements view, Map<String, String> settings)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Duration roundTrip = RoundTrip.of(statement);
            var entries = new Entries();
            view.read(connection, OptionalLong.empty(), entries);
            Info info = view.hasInfo() ? info(connection, view) : Info.NONE;
            Instant readAt;
            try (ResultSet row = statement.executeQuery(NOW)) {
                row.next();
                readAt = Query.time(row, "now").orElseThrow();
            }
            return new WorkloadSnapshot(readAt, view.version(), tracking(settings), info.resetAt(), info.thrownAway(),
                    Optional.of(roundTrip), entries.seen(), entries.hiddenCount(), entries.hiddenTogether(),
                    InsertedTables.read(connection, Habits.insertedTables(entries.seen())));
        }
    }

    /// Of the view `pg_stat_statements_info`.
    private record Info(Optional<Instant> resetAt, OptionalLong thrownAway) {
        static final Info NONE = new Info(Optional.empty(), OptionalLong.empty());
    }

    private static Info info(Connection connection, StatStatements view) throws SQLException {
        return ReadOnly.answered(connection, open -> {
            try (Statement statement = open.createStatement(); ResultSet row = statement.executeQuery(
                    "SELECT " + OwnStatements.MARK + " stats_reset, dealloc FROM " + view.schema() + ".pg_stat_statements_info")) {
                row.next();
                return new Info(Query.time(row, "stats_reset"), OptionalLong.of(row.getLong(2)));
            }
        }).orElse(Info.NONE);
    }

    private static Map<String, String> settings(Statement statement) throws SQLException {
        var settings = new HashMap<String, String>();
        try (ResultSet row = statement.executeQuery(SETTINGS)) {
            while (row.next()) {
                settings.put(row.getString(1), row.getString(2));
            }
        }
        return settings;
    }

    private static Tracking tracking(Map<String, String> settings) {
        Optional<String> most = Optional.ofNullable(settings.get("pg_stat_statements.max"));
        return new Tracking(
                Optional.ofNullable(settings.get("pg_stat_statements.track")),
                Optional.ofNullable(settings.get("pg_stat_statements.track_planning")).map("on"::equals),
                most.isPresent() ? OptionalLong.of(Long.parseLong(most.get())) : OptionalLong.empty(),
                "on".equals(settings.get("track_io_timing")));
    }

    private static boolean available(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(AVAILABLE)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
