package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

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

    /// Asks in the transaction under way, which goes on whatever comes of it. Nothing where the server does not answer.
    ///
    /// @throws SQLException where the connection is gone
    static <T> Optional<T> answered(Connection connection, Database.Use<T> question) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return Optional.of(question.of(connection));
        } catch (SQLException failure) {
            throwIfItEndsTheConnection(failure);
            connection.rollback(before);
            return Optional.empty();
        }
    }

    static void throwIfItEndsTheConnection(SQLException failure) throws SQLException {
        if (FailureWords.of(failure, "").kind().endsConnection()) {
            throw failure;
        }
    }
}
