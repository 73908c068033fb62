package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.plumbline.app.cache.Loader;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;

/// A read-only statement with one parameter, the key, as the database behind caches. It holds some of the pool's sessions, which are
/// read-only, until it is closed; a load waits where all of them are in use.
public final class KeyedStatement implements Loader, AutoCloseable {
    private static final int LONGEST_SECONDS = 10;

    private final List<Connection> sessions;
    private final BlockingQueue<Connection> free;
    private final String sql;

    private KeyedStatement(List<Connection> sessions, String sql) {
        this.sessions = sessions;
        this.free = new LinkedBlockingQueue<>(sessions);
        this.sql = sql;
    }

    /// Takes sessions for it; one is left for others where there are several.
    ///
    /// @throws RefusedStatement when it does not only read, or has not just one parameter
    /// @throws ServerFailure when there is no session
    public static KeyedStatement of(Database database, String statement, int most) throws RefusedStatement, ServerFailure {
        GuardedStatement guarded = GuardedStatement.of(statement);
        if (guarded.writes() || !guarded.survivors().isEmpty()) {
            throw new RefusedStatement("The statement does more than read: choose one that only reads.");
        }
        if (guarded.parameters().size() != 1) {
            throw new RefusedStatement("The statement needs one parameter, the key: SELECT ... WHERE id = $1.");
        }
        List<Connection> sessions = database.sessions(most);
        try {
            for (Connection session : sessions) {
                session.setReadOnly(true);
                session.setAutoCommit(false);
            }
            return new KeyedStatement(sessions, forDriver(guarded.sql()));
        } catch (SQLException lost) {
            database.end(sessions);
            throw ServerFailure.ofStatement(lost, database.profile().place());
        }
    }

    /// How many loads run at once.
    public int atOnce() {
        return sessions.size();
    }

    @Override
    public String load(String key) throws SQLException, InterruptedException {
        Connection session = free.take();
        try (PreparedStatement query = session.prepareStatement(sql)) {
            query.setQueryTimeout(LONGEST_SECONDS);
            for (int i = 1; i <= query.getParameterMetaData().getParameterCount(); i++) {
                query.setObject(i, key, Types.OTHER);
            }
            return text(query);
        } finally {
            if (!session.isClosed()) {
                session.rollback();
            }
            free.add(session);
        }
    }

    @Override
    public void close() {
        for (Connection session : sessions) {
            try (session) {
                session.rollback();
                session.setAutoCommit(true);
                session.setReadOnly(false);
            } catch (SQLException _) {
                // It is gone already.
            }
        }
    }

    /// The first row, its columns one after the other; empty without one.
    private static String text(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            var text = new StringBuilder();
            if (row.next()) {
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    text.append(row.getString(column)).append('\n');
                }
            }
            return text.toString();
        }
    }

    /// The driver's placeholders for PostgreSQL's; a question mark that is a part of an operator is doubled.
    private static String forDriver(String sql) {
        return SqlScanner.tokens(sql).stream().map(token -> token.kind() == SqlToken.Kind.PARAMETER ? "?"
                : token.isSilent() || token.kind() == SqlToken.Kind.STRING || token.kind() == SqlToken.Kind.QUOTED_NAME ? token.text()
                : token.text().replace("?", "??")).collect(Collectors.joining());
    }
}
