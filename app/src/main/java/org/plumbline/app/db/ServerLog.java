package org.plumbline.app.db;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.plan.digest.LoggedStatement;
import org.plumbline.plan.digest.NormalisedStatement;
import org.plumbline.plan.log.LogEntry;
import org.plumbline.plan.log.LogReader;
import org.plumbline.plan.log.ReadProgress;
import org.plumbline.workload.OwnStatements;

/// The end of the log that a server writes now, where its `logging_collector` writes it into a file and this role may read that:
/// `pg_current_logfile`, `pg_stat_file` and `pg_read_binary_file`, which are a superuser's unless EXECUTE on them was granted.
public final class ServerLog {
    /// So much of its end is read.
    public static final int MEGABYTES = 4;

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String NOT_PERMITTED = "42501";
    private static final String END = "SELECT " + OwnStatements.MARK + """
             pg_read_binary_file(log.name, greatest(0, file.size - %1$d), %1$d, true) AS bytes, current_database() AS database
            FROM (SELECT pg_current_logfile() AS name OFFSET 0) log, pg_stat_file(log.name, true) file
            WHERE log.name IS NOT NULL""".formatted(MEGABYTES << 20);

    private ServerLog() {}

    /// What it has of a statement's values.
    public sealed interface Answer {}

    /// The slowest call of which it has them.
    ///
    /// @param ofAll whether the log does not say in which database a statement ran, so that it may have been another one
    public record Found(LoggedStatement call, boolean ofAll) implements Answer {}

    /// None among what was read.
    public record NotLogged() implements Answer {}

    /// The server writes its log to no file that it knows of.
    public record NotCollected() implements Answer {}

    /// This role may not read it.
    ///
    /// @param said in the server's words
    public record NotPermitted(String said) implements Answer {}

    /// Reads its end.
    ///
    /// @return what that has of a statement: it is searched when it is asked, without the session
    static Function<String, Answer> read(Connection connection) throws SQLException {
        try {
            return ReadOnly.transaction(connection, LONGEST, ServerLog::end).<Function<String, Answer>>map(end -> end::slowest)
                    .orElse(_ -> new NotCollected());
        } catch (SQLException failure) {
            if (NOT_PERMITTED.equals(failure.getSQLState())) {
                return _ -> new NotPermitted(FailureWords.said(failure));
            }
            throw failure;
        }
    }

    private static Optional<End> end(Connection connection) throws SQLException {
        var found = new ArrayList<End>();
        Query.rows(connection, END, List.of(), row -> {
            String database = row.getString("database");
            Optional.ofNullable(row.getBytes("bytes")).ifPresent(bytes -> found.add(new End(bytes, database)));
        });
        return found.stream().findFirst();
    }

    /// What was read of it, by a session of this database.
    private static final class End {
        private final byte[] bytes;
        private final String database;

        End(byte[] bytes, String database) {
            this.bytes = bytes;
            this.database = database;
        }

        /// The slowest call in this database, or in whichever where the log does not say.
        Answer slowest(String statement) {
            NormalisedStatement wanted = NormalisedStatement.of(statement);
            return entries().stream().filter(entry -> entry.database().filter(name -> !name.equals(database)).isEmpty())
                    .sorted(Comparator.comparing(LogEntry::duration).reversed()).flatMap(entry -> LoggedStatement.of(entry)
                            .filter(call -> call.isCallOf(wanted)).map(call -> new Found(call, entry.database().isEmpty())).stream())
                    .findFirst().<Answer>map(found -> found).orElse(new NotLogged());
        }

        private List<LogEntry> entries() {
            var entries = new ArrayList<LogEntry>();
            try {
                LogReader.read(new ByteArrayInputStream(bytes), entries::add, ReadProgress.NONE);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return entries;
        }
    }
}
