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
    private static final Duration PERSISTENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
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

    /// Drops the table if it was made, over new sessions where the first is gone, and ends the session. An interrupt waits for that.
    ///
    /// @return that it is still there, and what to do, in words; none where it is gone
    Optional<String> close() {
        var left = new ArrayList<String>();
        Interruptible.cleanUp(() -> {
            if (made) {
                drop().ifPresent(left::add);
            }
            end();
        });
        return left.stream().findFirst();
    }

    /// A session that is gone is no reason to give up: those that wait in the pool may be gone too, and the server may be starting again.
    /// Nor is an interrupt, which ends a pause and whatever waits for a connection: it stays for later.
    private Optional<String> drop() {
        long start = System.nanoTime();
        var kept = new ArrayList<NotDropped>();
        while (true) {
            kept.clear();
            Interruptible.cleanUp(() -> dropped().ifPresent(kept::add));
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            NotDropped last = kept.getFirst();
            if (!last.withoutSession() || System.nanoTime() - start > PERSISTENCE.toNanos()) {
                return Optional.of(left(last.why()));
            }
            Interruptible.pause(PAUSE);
        }
    }

    /// @param withoutSession as the session is gone, or there is none
    private record NotDropped(ServerFailure why, boolean withoutSession) {}

    /// Why not; none where the table is gone.
    private Optional<NotDropped> dropped() {
        try {
            run("ROLLBACK", new Canceller());
            run(table.drop(), new Canceller());
            return Optional.empty();
        } catch (SQLException refused) {
            ServerFailure why = ServerFailure.ofStatement(refused, primary.profile().place());
            boolean gone = why.kind().endsConnection() || isClosed();
            end();
            return NO_SUCH_TABLE.equals(refused.getSQLState()) ? Optional.empty() : Optional.of(new NotDropped(why, gone));
        } catch (ServerFailure none) {
            return Optional.of(new NotDropped(none, none.isWithoutConnection()));
        }
    }

    /// A pool that was given up has closed it.
    private boolean isClosed() {
        try {
            return session.isEmpty() || connection().isClosed();
        } catch (SQLException _) {
            return true;
        }
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
