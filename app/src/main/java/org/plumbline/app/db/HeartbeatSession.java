package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.db.ServerFailure.Kind;
import org.plumbline.app.work.Interruptible;

/// The session on the primary that makes the heartbeat's table, writes it, and drops it. What it runs are the table's statements as they
/// stand, each a transaction of its own; nothing is set for the session, which is thrown away afterwards.
final class HeartbeatSession {
    /// So long a statement may take: a commit that waits for a synchronous standby too, which is done then all the same.
    private static final int LONGEST_SECONDS = 10;
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final String NO_SUCH_TABLE = "42P01";

    private final Database primary;
    private final HeartbeatTable table;
    private List<Connection> session = List.of();
    private boolean made;

    HeartbeatSession(Database primary, HeartbeatTable table) {
        this.primary = primary;
        this.table = table;
    }

    /// Makes the table.
    ///
    /// @throws ServerFailure why not
    void create() throws ServerFailure {
        try {
            run(table.create(), new Canceller());
            made = true;
        } catch (SQLException refused) {
            ServerFailure failure = ServerFailure.ofStatement(refused, primary.profile().place());
            boolean perhaps = failure.kind().endsConnection() || failure.kind() == Kind.TIME_LIMIT;
            throw new ServerFailure(failure.kind(), "The heartbeat's table could not be made. " + failure.getMessage() + (perhaps
                    ? " It may be there nevertheless: look, and run " + table.dropByHand() + " if it is."
                    : " Choose another schema or name."), refused);
        }
    }

    /// Writes one beat. It is committed when this returns.
    void beat(Canceller canceller) throws SQLException {
        run(connection(), table.beat(), canceller);
    }

    /// Drops the table if it was made, over a new session where the first is gone, and ends the session. An interrupt waits for that.
    ///
    /// @return that it is still there, and what to do, in words; none where it is gone
    Optional<String> close() {
        var left = new ArrayList<String>();
        try {
            Interruptible.cleanUp(() -> {
                if (made) {
                    drop().ifPresent(left::add);
                }
                end();
            });
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception unknown) {
            throw new IllegalStateException(unknown);
        }
        return left.stream().findFirst();
    }

    private Optional<String> drop() {
        Optional<String> left = Optional.empty();
        for (int tries = 0; tries < 2; tries++) {
            try {
                run("ROLLBACK", new Canceller());
                run(table.drop(), new Canceller());
                return Optional.empty();
            } catch (SQLException refused) {
                if (NO_SUCH_TABLE.equals(refused.getSQLState())) {
                    return Optional.empty();
                }
                left = Optional.of(left(ServerFailure.ofStatement(refused, primary.profile().place())));
                end();
            } catch (ServerFailure gone) {
                left = Optional.of(left(gone));
            }
        }
        return left;
    }

    private String left(ServerFailure why) {
        return "The table " + table.written() + " could not be dropped: " + why.getMessage() + " Run " + table.dropByHand()
                + " on the primary.";
    }

    private void run(String sql, Canceller canceller) throws SQLException, ServerFailure {
        if (session.isEmpty()) {
            session = primary.sessions(1);
            session.getFirst().setReadOnly(false);
            session.getFirst().setNetworkTimeout(null, (int) Duration.ofSeconds(LONGEST_SECONDS).plus(GRACE).toMillis());
        }
        run(connection(), sql, canceller);
    }

    private Connection connection() {
        return session.getFirst();
    }

    private static void run(Connection connection, String sql, Canceller canceller) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setQueryTimeout(LONGEST_SECONDS);
            canceller.begins(statement);
            statement.execute(sql);
        } finally {
            canceller.ended();
        }
    }

    private void end() {
        try {
            primary.end(session);
        } catch (ServerFailure _) {
            // The connection is closed, and its sessions with it.
        }
        session = List.of();
    }
}
