package org.plumbline.activity;

/// What becomes of it when a process is told to stop (`pg_cancel_backend`) or to go (`pg_terminate_backend`).
public enum Ending {
    /// One of Plumbline's own.
    OWN,
    /// Nobody should: checkpointer, background writer and their like. The server would end, or start them again.
    SERVER,
    /// It works for another process, which is the one to end.
    WORKER,
    /// This run of VACUUM or ANALYZE stops and comes again later.
    AUTOVACUUM,
    /// It guards against the wraparound of transaction ids and comes again at once.
    AUTOVACUUM_TO_PREVENT_WRAPAROUND,
    /// A standby or a subscriber, which connects anew.
    REPLICATION,
    /// The statement stops, with it the transaction.
    STATEMENT,
    /// Nothing is there to be cancelled: only the connection can be closed, which rolls back.
    TRANSACTION,
    /// No transaction is open; the client finds its connection closed.
    SESSION,
    /// What it does is not to be seen.
    UNKNOWN;

    private static final String TO_PREVENT_WRAPAROUND = "(to prevent wraparound)";

    public static Ending of(Session session) {
        if (session.own()) {
            return OWN;
        }
        return switch (session.kind()) {
            case "parallel worker" -> WORKER;
            case "autovacuum worker" -> session.statement().text().contains(TO_PREVENT_WRAPAROUND)
                    ? AUTOVACUUM_TO_PREVENT_WRAPAROUND : AUTOVACUUM;
            case "walsender" -> REPLICATION;
            case Session.CLIENT_BACKEND -> ofClient(session);
            case "" -> UNKNOWN;
            default -> SERVER;
        };
    }

    private static Ending ofClient(Session session) {
        if (session.hidden() || session.state().isEmpty()) {
            return UNKNOWN;
        }
        return switch (session.state().get()) {
            case ACTIVE, FASTPATH_CALL -> STATEMENT;
            case IDLE_IN_TRANSACTION, IDLE_IN_ABORTED_TRANSACTION -> TRANSACTION;
            case IDLE, STARTING -> SESSION;
            case DISABLED -> UNKNOWN;
        };
    }
}
