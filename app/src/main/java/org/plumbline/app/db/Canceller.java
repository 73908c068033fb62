package org.plumbline.app.db;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// Stops what a server does for us, from another thread. For one call.
public final class Canceller {
    /// `query_canceled`, as the server has it (errcodes.txt).
    private static final String CANCELLED = "57014";

    private Optional<Statement> running = Optional.empty();
    private boolean cancelled;

    /// Asks the server to stop, over a connection of its own; what has not begun does not begin any more. May take as long as connecting
    /// does. A server that does not hear it ends the statement at its time limit.
    public void cancel() {
        Optional<Statement> statement;
        synchronized (this) {
            cancelled = true;
            statement = running;
        }
        statement.ifPresent(Canceller::cancel);
    }

    synchronized boolean cancelled() {
        return cancelled;
    }

    /// @throws SQLException when it was cancelled before it began
    synchronized void begins(Statement statement) throws SQLException {
        if (cancelled) {
            throw new SQLException("The statement was cancelled before it began.", CANCELLED);
        }
        running = Optional.of(statement);
    }

    /// Whether it was told to stop.
    synchronized boolean isCancelled() {
        return cancelled;
    }

    synchronized void ended() {
        running = Optional.empty();
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException _) {
            // Its time limit ends it.
        }
    }
}
