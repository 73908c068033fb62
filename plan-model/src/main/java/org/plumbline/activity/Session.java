package org.plumbline.activity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One process of the server, as `pg_stat_activity` shows it.
///
/// @param pid its process number
/// @param kind `backend_type`: `client backend`, `autovacuum worker`, ...; empty where it is hidden
/// @param leader the process that it works for, of parallel workers (PostgreSQL 13 and later)
/// @param client who is at the other end
/// @param state none of the server's own processes, and where it is hidden
/// @param waitsFor what it waits for; none where it does not wait, or it is hidden
/// @param times since when
/// @param statement what it runs or ran last
/// @param writes its transaction has changed something (it has a transaction id of its own)
/// @param snapshotAge how many transactions began since its snapshot, which VACUUM has to spare what they left; none without one
/// @param blockedBy the processes that hold, or wait before it for, the lock that it waits for (`pg_blocking_pids`); 0 is a prepared
///         transaction
/// @param lock the lock that it waits for
/// @param hidden another user's, of which this user may see no more than that it is there
/// @param own one of Plumbline's
public record Session(
        int pid,
        String kind,
        Optional<Integer> leader,
        SessionClient client,
        Optional<SessionState> state,
        Optional<WaitEvent> waitsFor,
        SessionTimes times,
        SentStatement statement,
        boolean writes,
        OptionalLong snapshotAge,
        List<Integer> blockedBy,
        Optional<LockWait> lock,
        boolean hidden,
        boolean own) {
    public static final String CLIENT_BACKEND = "client backend";
    static final String PARALLEL_WORKER = "parallel worker";

    public Session {
        blockedBy = List.copyOf(blockedBy);
    }

    /// With the lock that it waits for.
    public Session with(Optional<LockWait> waited) {
        return new Session(pid, kind, leader, client, state, waitsFor, times, statement, writes, snapshotAge, blockedBy, waited, hidden,
                own);
    }

    /// It runs a statement.
    public boolean isRunning() {
        return state.filter(SessionState::isRunning).isPresent();
    }

    public boolean isIdleInTransaction() {
        return state.filter(SessionState::isIdleInTransaction).isPresent();
    }

    /// A client's. Where its kind is hidden, it has a user and a database, which the server's own processes lack but for the leaders of
    /// logical replication.
    public boolean isClient() {
        return kind.equals(CLIENT_BACKEND) || (kind.isEmpty() && client.user().isPresent() && client.database().isPresent());
    }

    /// A client's or a parallel worker's that runs a statement, and not one of Plumbline's: a part of the server's load. What replicates is
    /// always active.
    boolean isLoad() {
        return isRunning() && !own && (isClient() || kind.equals(PARALLEL_WORKER));
    }
}
