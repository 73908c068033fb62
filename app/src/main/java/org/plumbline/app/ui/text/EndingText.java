package org.plumbline.app.ui.text;

import java.time.Instant;
import java.util.List;
import org.plumbline.activity.Ending;
import org.plumbline.activity.Session;

/// What ending a session would mean, and the statement that does it, to copy: Plumbline runs none of them.
public final class EndingText {
    private static final String RIGHT =
            "It takes the same user or a member of pg_signal_backend; a superuser's session only a superuser ends.";

    private EndingText() {}

    /// One way to end it.
    ///
    /// @param sentence what it means
    /// @param sql to copy; it ends nothing if the process is at something else by then
    public record Way(String sentence, String sql) {}

    /// What there is to know before one ends it; empty where there is nothing.
    public static List<String> notes(Session session) {
        String note = switch (Ending.of(session)) {
            case OWN -> "This is one of Plumbline's own sessions.";
            case SERVER -> "A process of the server itself, which is not to be ended: the server starts it again, or goes down with it.";
            case WORKER -> "It works for " + session.leader().map(pid -> "process " + pid).orElse("another process")
                    + ": cancel that one's statement, and its workers end.";
            case AUTOVACUUM -> "Autovacuum gives way by itself to a statement that needs the table's lock. Cancelled, it comes again "
                    + "later.";
            case AUTOVACUUM_TO_PREVENT_WRAPAROUND -> "It keeps the server from running out of transaction ids. Cancelled, it comes again "
                    + "at once; it does not give way to others.";
            case REPLICATION -> "A standby or a subscriber reads from it, and connects anew when it is ended.";
            case UNKNOWN -> "What it does is not to be seen (another user's, or track_activities is off), and so is what ending it would "
                    + "mean.";
            case STATEMENT, TRANSACTION, SESSION -> RIGHT;
        };
        return session.blockedBy().isEmpty() ? List.of(note)
                : List.of("It waits itself: ending it frees those behind it, not what it waits for.", note);
    }

    /// The gentlest first; none where nobody should.
    public static List<Way> ways(Session session) {
        return switch (Ending.of(session)) {
            case OWN, SERVER, WORKER, UNKNOWN -> List.of();
            case AUTOVACUUM, AUTOVACUUM_TO_PREVENT_WRAPAROUND ->
                    List.of(new Way("Cancel this run:", sql("pg_cancel_backend", session, true)));
            case REPLICATION -> List.of(new Way("Close its connection:", sql("pg_terminate_backend", session, false)));
            case STATEMENT -> List.of(
                    new Way("Cancel its statement. The application gets an error, and its transaction can only be rolled back"
                            + undone(session), sql("pg_cancel_backend", session, true)),
                    new Way("Close its connection: as above, and the application has to connect anew.",
                            sql("pg_terminate_backend", session, true)));
            case TRANSACTION -> List.of(new Way("Close its connection, as there is no statement to cancel. Its transaction is rolled back"
                    + undone(session) + " The application gets an error when it goes on. idle_in_transaction_session_timeout does this by "
                    + "itself; better, the application ends its transactions.", sql("pg_terminate_backend", session, true)));
            case SESSION -> List.of(new Way("Close its connection. It has no transaction open; the application has to connect anew.",
                    sql("pg_terminate_backend", session, true)));
        };
    }

    private static String undone(Session session) {
        return session.writes() ? ": what it has changed is undone at once, and takes room in its tables until VACUUM comes."
                : "; it has changed nothing yet.";
    }

    /// Process numbers are given again, so that it is told by when it began; a statement likewise.
    private static String sql(String function, Session session, boolean sameStatement) {
        var sql = new StringBuilder("SELECT ").append(function).append("(pid) FROM pg_stat_activity\nWHERE pid = ").append(session.pid());
        session.times().connected().ifPresent(since -> sql.append("\n  AND backend_start = ").append(literal(since)));
        if (sameStatement) {
            session.times().statement().ifPresent(since -> sql.append("\n  AND query_start = ").append(literal(since)));
        }
        return sql.append(';').toString();
    }

    private static String literal(Instant time) {
        return "'" + time + "'";
    }
}
