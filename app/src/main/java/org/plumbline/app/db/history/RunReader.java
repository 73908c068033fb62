package org.plumbline.app.db.history;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.Severity;
import org.plumbline.plan.digest.NormalisedStatement;
import org.plumbline.plan.unit.Cost;

/// Reads runs from the history's tables.
final class RunReader {
    private static final String COLUMNS = """
            id, at, connection, place, database, server, fingerprint, substr(statement, 1, %1$d) AS statement, options, analyze, took,
            planning, execution, cost, findings, substr(sql, 1, %1$d) AS sql""".formatted(HistoryFile.LISTED_LENGTH);

    private RunReader() {}

    static RunList find(Connection connection, HistorySearch search) throws SQLException {
        List<Object> values = new ArrayList<>(search.eachWord());
        String where = "WHERE true" + " AND instr(searched, ?) > 0".repeat(values.size());
        if (search.connection().isPresent()) {
            where += " AND connection = ?";
            values.add(search.connection().get());
        }
        if (search.fingerprint().isPresent()) {
            where += " AND fingerprint = ?";
            values.add(search.fingerprint().get());
        }
        var runs = new ArrayList<KeptRun>();
        try (PreparedStatement statement = prepared(connection,
                "SELECT " + COLUMNS + " FROM run " + where + " ORDER BY at DESC, id DESC LIMIT " + Math.max(0, search.most()), values);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                runs.add(new KeptRun(row.getLong("id"), run(row)));
            }
        }
        long kept = HistorySchema.number(connection, "SELECT count(*) FROM run");
        long matching = runs.size() < search.most() ? runs.size() : count(connection, where, values);
        return new RunList(runs, matching, kept, connections(connection));
    }

    /// Absent when the run is gone.
    static Optional<KeptPlan> plan(Connection connection, long id) throws SQLException, IOException {
        try (PreparedStatement statement = prepared(
                connection, "SELECT sql, json FROM run JOIN plan ON plan.run = run.id WHERE run.id = ?", List.of(id));
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(new KeptPlan(row.getString(1), PackedPlan.unpack(row.getBytes(2)))) : Optional.empty();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, List<?> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }

    private static long count(Connection connection, String where, List<?> values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, "SELECT count(*) FROM run " + where, values);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> connections(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DISTINCT connection FROM run ORDER BY connection COLLATE NOCASE")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private static ExplainRun run(ResultSet row) throws SQLException {
        return new ExplainRun(
                Instant.ofEpochMilli(row.getLong("at")),
                new RunPlace(row.getString("connection"), row.getString("place"), Optional.ofNullable(row.getString("database")),
                        Optional.ofNullable(row.getString("server"))),
                row.getString("sql"),
                new NormalisedStatement(row.getString("statement"), row.getLong("fingerprint")),
                split(row.getString("options"), ", ").toList(),
                row.getBoolean("analyze"),
                Duration.ofNanos(row.getLong("took")),
                new RunFigures(time(row, "planning"), time(row, "execution"), cost(row)),
                split(row.getString("findings"), ",").flatMap(RunReader::finding).toList());
    }

    private static Stream<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator)).filter(part -> !part.isEmpty());
    }

    private static Optional<Duration> time(ResultSet row, String column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    private static Optional<Cost> cost(ResultSet row) throws SQLException {
        double cost = row.getDouble("cost");
        return row.wasNull() ? Optional.empty() : Optional.of(new Cost(cost));
    }

    private static Stream<KeptFinding> finding(String text) {
        int colon = text.indexOf(':');
        return Arrays.stream(Severity.values()).filter(severity -> colon > 0 && severity.name().equals(text.substring(colon + 1)))
                .map(severity -> new KeptFinding(text.substring(0, colon), severity));
    }
}
