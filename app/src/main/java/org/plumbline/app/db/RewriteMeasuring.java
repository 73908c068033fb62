package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.advisor.proof.Run;
import org.plumbline.advisor.proof.Runs;
import org.plumbline.catalog.ServerFacts;
import org.plumbline.rewrite.Relation;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.proof.Difference;
import org.plumbline.rewrite.proof.ResultDigest;
import org.plumbline.rewrite.proof.RewriteMeasurement;

/// Runs a statement and the one that it was rewritten to on a person's own data: in one READ ONLY transaction that sees one state of them
/// and is rolled back. First their results are compared by the server (see [ResultDigest]); then both take turns under EXPLAIN ANALYZE.
///
/// What writes, locks rows or calls what no rollback undoes is not run.
public final class RewriteMeasuring {
    /// What a person who asks for it has to expect: a minute for a run at most, and two for the turns.
    public static final ProofLimits LIMITS = new ProofLimits(BuildLimits.USUAL, Duration.ofSeconds(60), Duration.ofMinutes(2));

    private static final int LEAST_TURNS = 5;
    private static final int MOST_TURNS = 15;
    /// `query_canceled`: the time limit, as long as nobody cancelled it.
    private static final String TIME_IS_UP = "57014";

    private final Connection connection;
    private final TimedSession session;
    private final Duration all;
    private final Canceller canceller;
    private final Consumer<String> progress;

    private RewriteMeasuring(
            Connection connection, TimedSession session, Duration all, Canceller canceller, Consumer<String> progress) {
        this.connection = connection;
        this.session = session;
        this.all = all;
        this.canceller = canceller;
        this.progress = progress;
    }

    /// Why a statement and what a rewrite makes of it cannot be run side by side, as a sentence.
    ///
    /// @param values as for [#of]
    public static Optional<String> obstacle(String original, Rewriting rewriting, Map<String, Optional<String>> values) {
        try {
            return switch (rewriting.relation()) {
                case Relation.SameRows _ -> {
                    readable(original, values);
                    readable(rewriting.sql(), values);
                    yield Optional.empty();
                }
                case Relation.SameEffect _ -> Optional.of(
                        "The statements write: they are not run to be measured. Test them on made-up rows.");
                case Relation.SameForEach _, Relation.NextPage _ -> Optional.of("The rewritten statement is asked otherwise than the "
                        + "original, so that their times do not compare. Test it on made-up rows.");
            };
        } catch (RefusedStatement refused) {
            return Optional.of(refused.getMessage());
        }
    }

    /// What came of it.
    ///
    /// @param values of both statements' parameters, by their names; an empty one is NULL. Those that a statement has not are left out
    /// @param limits of one run, and of the turns together
    /// @param progress told what is done now
    /// @throws ServerFailure when the server cannot be reached, no longer answers, or was told to stop
    public static RewriteMeasurement of(Database database, String original, String other, Map<String, Optional<String>> values,
            ProofLimits limits, Canceller canceller, Consumer<String> progress) throws ServerFailure {
        String first;
        String second;
        try {
            first = readable(original, values);
            second = readable(other, values);
        } catch (RefusedStatement refused) {
            return new RewriteMeasurement.NotMeasured(refused.getMessage());
        }
        ServerFacts server = database.catalogOf(List.of()).server();
        List<Connection> sessions = database.sessions(1);
        Connection connection = sessions.getFirst();
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            var session = new TimedSession(connection, server, limits.run(), canceller);
            return new RewriteMeasuring(connection, session, limits.all(), canceller, progress).measured(first, second);
        } catch (SQLException failure) {
            throw ServerFailure.ofStatement(failure, database.profile().place());
        } finally {
            database.end(sessions);
        }
    }

    private static String readable(String sql, Map<String, Optional<String>> values) throws RefusedStatement {
        GuardedStatement guarded = GuardedStatement.of(sql);
        if (guarded.writes()) {
            throw new RefusedStatement("The statement writes or locks rows: it is not run to be measured.");
        }
        if (!guarded.survivors().isEmpty()) {
            throw new RefusedStatement("The statement calls " + String.join(", ", guarded.survivors().stream().sorted().toList())
                    + ", whose effect no rollback undoes: it is not run to be measured.");
        }
        if (!guarded.parameters().isEmpty() && values.isEmpty()) {
            throw new RefusedStatement("The statement's parameters have no values: it is not run to be measured.");
        }
        var own = new HashMap<>(values);
        own.keySet().retainAll(guarded.parameters());
        return guarded.with(own);
    }

    private RewriteMeasurement measured(String first, String second) throws SQLException {
        try {
            progress.accept("Comparing what both give");
            List<ResultColumn> columns = columns(first);
            List<String> names = columns.stream().map(ResultColumn::name).toList();
            if (!names.equals(columns(second).stream().map(ResultColumn::name).toList())) {
                return new RewriteMeasurement.NotMeasured("The statements do not give columns of the same names.");
            }
            List<String> one = digest(ResultDigest.sql(first, first, names));
            List<String> two = digest(ResultDigest.sql(second, first, names));
            if (!one.equals(two)) {
                progress.accept("Looking for the rows that differ");
                return one.equals(digest(ResultDigest.sql(first, first, names)))
                        ? new RewriteMeasurement.Differs(Long.parseLong(one.getFirst()), Long.parseLong(two.getFirst()),
                                differing(first, second, names), ResultDoubts.of(first, columns.stream().map(ResultColumn::type).toList(),
                                        one.getFirst().equals(two.getFirst())))
                        : new RewriteMeasurement.NotMeasured("The original gives something else each time that it is run: there is nothing "
                                + "to compare with.");
            }
            return timed(first, second, Long.parseLong(one.getFirst()), ResultDigest.comparesOrder(first, names));
        } catch (SQLException refused) {
            ReadOnly.throwIfItEndsTheConnection(refused);
            if (canceller.isCancelled()) {
                throw refused;
            }
            return new RewriteMeasurement.NotMeasured(ServerFailure.ofStatement(refused, "").getMessage());
        }
    }

    /// The first turn warms both and does not count.
    private RewriteMeasurement timed(String first, String second, long rows, boolean ordered) throws SQLException {
        Run one = session.run(first).run();
        Run two = session.run(second).run();
        if (!one.finished() && !two.finished()) {
            return new RewriteMeasurement.NotMeasured("Neither statement comes to its end in time.");
        }
        long once = Math.max(1, one.time().plus(two.time()).toNanos());
        int turns = Math.clamp(all.toNanos() / once, LEAST_TURNS, MOST_TURNS);
        long end = System.nanoTime() + all.toNanos();
        var before = new ArrayList<Run>();
        var after = new ArrayList<Run>();
        for (int turn = 0; turn < turns && (turn == 0 || System.nanoTime() < end); turn++) {
            progress.accept("Running both, turn " + (turn + 1) + " of " + turns);
            boolean otherFirst = turn % 2 == 1;
            if (otherFirst) {
                after.add(again(second, two));
            }
            before.add(again(first, one));
            if (!otherFirst) {
                after.add(again(second, two));
            }
        }
        return new RewriteMeasurement.Measured(new Runs(before), new Runs(after), rows, ordered);
    }

    /// What did not come to its end once is not waited for again.
    private Run again(String sql, Run first) throws SQLException {
        return first.finished() ? session.run(sql).run() : first;
    }

    /// None where that takes too long.
    private Optional<Difference.OtherRows> differing(String first, String second, List<String> names) throws SQLException {
        try {
            return Optional.of(Difference.OtherRows.of(texts(ResultDigest.only(first, second, names)),
                    texts(ResultDigest.only(second, first, names))));
        } catch (SQLException ended) {
            if (TIME_IS_UP.equals(ended.getSQLState()) && !canceller.isCancelled()) {
                return Optional.empty();
            }
            throw ended;
        }
    }

    /// @param type as the driver names it: `int4`
    private record ResultColumn(String name, String type) {}

    private List<ResultColumn> columns(String sql) throws SQLException {
        return asked("SELECT * FROM (\n" + sql + "\n) AS q LIMIT 0", rows -> {
            ResultSetMetaData columns = rows.getMetaData();
            var read = new ArrayList<ResultColumn>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                read.add(new ResultColumn(columns.getColumnLabel(i), columns.getColumnTypeName(i)));
            }
            return read;
        });
    }

    private List<String> texts(String sql) throws SQLException {
        return asked(sql, rows -> {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        });
    }

    private List<String> digest(String sql) throws SQLException {
        return asked(sql, rows -> {
            rows.next();
            var figures = new ArrayList<String>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                figures.add(String.valueOf(rows.getString(i)));
            }
            return figures;
        });
    }

    private interface Reading<T> {
        List<T> of(ResultSet rows) throws SQLException;
    }

    private <T> List<T> asked(String sql, Reading<T> reading) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            canceller.begins(statement);
            try (ResultSet rows = statement.executeQuery(sql)) {
                return reading.of(rows);
            }
        } finally {
            canceller.ended();
            if (!connection.isClosed()) {
                connection.rollback(before);
            }
        }
    }
}
