package org.plumbline.app.db.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Adds runs to the history's tables, and takes old ones away.
final class RunWriter {
    private static final String RUN = """
            INSERT INTO run (at, connection, place, database, server, fingerprint, statement, options, analyze, took, planning,
                             execution, cost, findings, sql, searched)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String OLDEST = "DELETE FROM run WHERE id IN (SELECT id FROM run ORDER BY at, id LIMIT ?)";
    /// At each step one in so many of the oldest goes, where the file is too large.
    private static final int PART = 50;

    private RunWriter() {}

    /// Adds it, without passwords, and removes what is over the limit: all or nothing.
    static long write(Connection connection, ExplainRun run, String json, HistoryLimit limit) throws SQLException {
        connection.setAutoCommit(false);
        try {
            long id = insert(connection, run);
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO plan (run, json) VALUES (?, ?)")) {
                statement.setLong(1, id);
                statement.setBytes(2, PackedPlan.pack(HiddenPasswords.inPlan(json)));
                statement.executeUpdate();
            }
            boolean removed = removeOldest(connection, limit);
            connection.commit();
            connection.setAutoCommit(true);
            if (removed) {
                execute(connection, "PRAGMA incremental_vacuum");
            }
            return id;
        } catch (SQLException failure) {
            connection.rollback();
            throw failure;
        }
    }

    /// Removes all, from the disk too.
    static void clear(Connection connection) throws SQLException {
        execute(connection, "DELETE FROM run");
        execute(connection, "VACUUM");
    }

    private static long insert(Connection connection, ExplainRun run) throws SQLException {
        String sql = HiddenPasswords.inStatement(run.sql());
        try (PreparedStatement statement = connection.prepareStatement(RUN, Statement.RETURN_GENERATED_KEYS)) {
            statement.setLong(1, run.at().toEpochMilli());
            statement.setString(2, HiddenPasswords.inText(run.place().connection()));
            statement.setString(3, HiddenPasswords.inText(run.place().place()));
            statement.setString(4, run.place().database().orElse(null));
            statement.setString(5, run.place().server().orElse(null));
            statement.setLong(6, run.statement().fingerprint());
            statement.setString(7, run.statement().text());
            statement.setString(8, String.join(", ", run.options()));
            statement.setBoolean(9, run.analyze());
            statement.setLong(10, run.took().toNanos());
            set(statement, 11, run.figures().planning());
            set(statement, 12, run.figures().execution());
            if (run.figures().cost().isPresent()) {
                statement.setDouble(13, run.figures().cost().get().value());
            } else {
                statement.setNull(13, Types.REAL);
            }
            statement.setString(14, run.findings().stream().map(finding -> finding.rule() + ":" + finding.severity().name())
                    .collect(Collectors.joining(",")));
            statement.setString(15, sql);
            statement.setString(16, sql.toLowerCase(Locale.ROOT));
            statement.executeUpdate();
            try (ResultSet key = statement.getGeneratedKeys()) {
                key.next();
                return key.getLong(1);
            }
        }
    }

    private static void set(PreparedStatement statement, int column, Optional<Duration> time) throws SQLException {
        if (time.isPresent()) {
            statement.setLong(column, time.get().toNanos());
        } else {
            statement.setNull(column, Types.INTEGER);
        }
    }

    private static boolean removeOldest(Connection connection, HistoryLimit limit) throws SQLException {
        int runs = HistorySchema.number(connection, "SELECT count(*) FROM run");
        int kept = runs;
        if (kept > limit.runs()) {
            removeOldest(connection, kept - limit.runs());
            kept = limit.runs();
        }
        long pageSize = HistorySchema.number(connection, "PRAGMA page_size");
        while (kept > 1 && usedPages(connection) * pageSize > limit.size().count()) {
            int some = Math.clamp(kept / PART, 1, kept - 1);
            removeOldest(connection, some);
            kept -= some;
        }
        return kept < runs;
    }

    private static long usedPages(Connection connection) throws SQLException {
        return HistorySchema.number(connection, "PRAGMA page_count") - (long) HistorySchema.number(connection, "PRAGMA freelist_count");
    }

    private static void removeOldest(Connection connection, int count) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OLDEST)) {
            statement.setInt(1, count);
            statement.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
