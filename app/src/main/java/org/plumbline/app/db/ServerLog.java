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
             pg_read_binary_file(log.name, greatest(0, file.size - %1$d), %1$d, true) AS bytes
            FROM (SELECT pg_current_logfile() AS name OFFSET 0) log, pg_stat_file(log.name, true) file
            WHERE log.name IS NOT NULL""".formatted(MEGABYTES << 20);

    private ServerLog() {}

    /// What it has of a statement's values.
    public sealed interface Answer {}

    /// The slowest call of which it has them.
    public record Found(LoggedStatement call) implements Answer {}

    /// None among what was read.
    public record NotLogged() implements Answer {}

    /// The server writes its log to no file that it knows of.
    public record NotCollected() implements Answer {}

    /// This role may not read it.
    ///
    /// @param said in the server's words
    public record NotPermitted(String said) implements Answer {}

    static Answer read(Connection connection, String statement) throws SQLException {
        try {
            return ReadOnly.transaction(connection, LONGEST, open -> end(open).map(bytes -> slowest(bytes, statement))
                    .orElse(new NotCollected()));
        } catch (SQLException failure) {
            if (NOT_PERMITTED.equals(failure.getSQLState())) {
                return new NotPermitted(FailureWords.said(failure));
            }
            throw failure;
        }
    }

    private static Optional<byte[]> end(Connection connection) throws SQLException {
        var found = new ArrayList<byte[]>();
        Query.rows(connection, END, List.of(), row -> Optional.ofNullable(row.getBytes("bytes")).ifPresent(found::add));
        return found.stream().findFirst();
    }

    private static Answer slowest(byte[] log, String statement) {
        NormalisedStatement wanted = NormalisedStatement.of(statement);
        var entries = new ArrayList<LogEntry>();
        try {
            LogReader.read(new ByteArrayInputStream(log), entries::add, ReadProgress.NONE);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return entries.stream().sorted(Comparator.comparing(LogEntry::duration).reversed())
                .flatMap(entry -> LoggedStatement.of(entry).stream()).filter(call -> call.isCallOf(wanted)).findFirst()
                .<Answer>map(Found::new).orElse(new NotLogged());
    }
}
