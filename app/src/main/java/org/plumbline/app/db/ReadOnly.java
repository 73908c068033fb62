package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// A READ ONLY transaction in which all is read; it waits for no lock for long.
final class ReadOnly {
    private ReadOnly() {}

    /// Reads, and leaves the session as it was: in autocommit.
    ///
    /// @param limit of each question
    static <T> T transaction(Connection connection, Duration limit, Database.Use<T> reading) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + limit.toMillis());
            statement.execute("SET LOCAL lock_timeout = '500ms'");
            statement.execute("SET LOCAL jit = off");
            return reading.of(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
        }
    }
}
