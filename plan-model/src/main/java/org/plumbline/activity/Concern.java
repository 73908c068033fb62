package org.plumbline.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Something that a person should look at now.
///
/// @param kind what it is
/// @param pid whose; 0 of a prepared transaction
/// @param length for how long
/// @param heldUp how many sessions wait for it; of a prepared transaction how many wait for one of them, as the server does not tell which
/// @param prepared the prepared transaction that it is
public record Concern(Kind kind, int pid, Duration length, int heldUp, Optional<PreparedTransaction> prepared) {
    Concern(Kind kind, int pid, Duration length, int heldUp) {
        this(kind, pid, length, heldUp, Optional.empty());
    }

    /// Worst first.
    public enum Kind {
        /// It holds a lock for which others wait.
        HOLDS_OTHERS_UP,
        /// Its transaction is open, and it does nothing: it keeps locks, and VACUUM from cleaning up.
        IDLE_IN_TRANSACTION,
        LONG_STATEMENT,
        LONG_TRANSACTION,
        /// A prepared transaction that nobody ended.
        PREPARED_TRANSACTION
    }

    /// A lock is often waited for a moment: longer waits are told of (our own).
    public static final Duration LONG_WAIT = Duration.ofSeconds(1);
    /// Between two statements of one transaction an application takes milliseconds (our own; pganalyze warns after 30 minutes).
    public static final Duration LONG_IDLE = Duration.ofSeconds(30);
    /// Our own; pganalyze warns after 30 minutes.
    public static final Duration LONG_STATEMENT = Duration.ofMinutes(5);
    /// Our own.
    public static final Duration LONG_TRANSACTION = Duration.ofMinutes(5);

    /// Worst first: what holds others up, then by kind, what is under way for longest first.
    public static List<Concern> of(ActivitySnapshot snapshot) {
        Blocking blocking = Blocking.of(snapshot);
        var concerns = new ArrayList<Concern>();
        for (Session session : snapshot.sessions()) {
            holdsOthersUp(snapshot, blocking, session).or(() -> session.isClient() && !session.own()
                    ? of(snapshot, blocking, session) : Optional.empty()).ifPresent(concerns::add);
        }
        snapshot.prepared().forEach(each -> {
            Duration length = snapshot.since(each.since());
            int behind = blocking.behind(0).size();
            if (behind > 0 || length.compareTo(LONG_IDLE) >= 0) {
                concerns.add(new Concern(Kind.PREPARED_TRANSACTION, 0, length, behind, Optional.of(each)));
            }
        });
        concerns.sort(Comparator.comparing((Concern each) -> each.heldUp() == 0).thenComparing(Concern::kind)
                .thenComparing(Comparator.comparingInt(Concern::heldUp).reversed())
                .thenComparing(Comparator.comparing(Concern::length).reversed()));
        return List.copyOf(concerns);
    }

    /// Whoever it is: autovacuum and Plumbline's own sessions hold others up as any does.
    private static Optional<Concern> holdsOthersUp(ActivitySnapshot snapshot, Blocking blocking, Session session) {
        int behind = blocking.behind(session.pid()).size();
        if (behind == 0 || !session.blockedBy().isEmpty()) {
            return Optional.empty();
        }
        Duration longest = longestWait(snapshot, blocking, session);
        return longest.compareTo(LONG_WAIT) >= 0 ? Optional.of(new Concern(Kind.HOLDS_OTHERS_UP, session.pid(), longest, behind))
                : Optional.empty();
    }

    private static Optional<Concern> of(ActivitySnapshot snapshot, Blocking blocking, Session session) {
        int behind = blocking.behind(session.pid()).size();
        Duration state = session.times().state().map(snapshot::since).orElse(Duration.ZERO);
        Duration statement = session.isRunning() ? session.times().statement().map(snapshot::since).orElse(Duration.ZERO) : Duration.ZERO;
        Duration transaction = session.times().transaction().map(snapshot::since).orElse(Duration.ZERO);
        if (session.isIdleInTransaction() && state.compareTo(LONG_IDLE) >= 0) {
            return Optional.of(new Concern(Kind.IDLE_IN_TRANSACTION, session.pid(), state, behind));
        }
        if (statement.compareTo(LONG_STATEMENT) >= 0) {
            return Optional.of(new Concern(Kind.LONG_STATEMENT, session.pid(), statement, behind));
        }
        return transaction.compareTo(LONG_TRANSACTION) >= 0
                ? Optional.of(new Concern(Kind.LONG_TRANSACTION, session.pid(), transaction, behind)) : Optional.empty();
    }

    /// Of those behind it, the longest time that one's statement runs, which is at least as long as it waits.
    private static Duration longestWait(ActivitySnapshot snapshot, Blocking blocking, Session session) {
        return blocking.behind(session.pid()).stream().flatMap(pid -> snapshot.session(pid).stream())
                .flatMap(waiter -> waiter.times().statement().stream()).map(snapshot::since)
                .max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
}
