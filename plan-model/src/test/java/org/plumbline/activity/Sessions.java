package org.plumbline.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Snapshots made by hand.
final class Sessions {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Sessions() {}

    static ActivitySnapshot at(Instant at, Session... sessions) {
        return new ActivitySnapshot(at, List.of(sessions), List.of(), 100, List.of());
    }

    static Session running(int pid, Duration length, Integer... blockedBy) {
        return session(pid, SessionState.ACTIVE, length, Optional.of(blockedBy).filter(each -> each.length > 0)
                .map(_ -> new WaitEvent("Lock", "transactionid")), blockedBy);
    }

    static Session idleInTransaction(int pid, Duration length) {
        return session(pid, SessionState.IDLE_IN_TRANSACTION, length, Optional.of(new WaitEvent("Client", "ClientRead")));
    }

    static Session waiting(int pid, String type, String name) {
        return session(pid, SessionState.ACTIVE, Duration.ZERO, Optional.of(new WaitEvent(type, name)));
    }

    static Session session(int pid, SessionState state, Duration length, Optional<WaitEvent> wait, Integer... blockedBy) {
        Optional<Instant> since = Optional.of(NOW.minus(length));
        return new Session(pid, Session.CLIENT_BACKEND, Optional.empty(),
                new SessionClient(Optional.of("shop"), Optional.of("shop"), "app", Optional.of("10.0.0.1")), Optional.of(state), wait,
                new SessionTimes(since, since, since, since), new SentStatement("SELECT 1", false, OptionalLong.empty()), false,
                OptionalLong.empty(), List.of(blockedBy), Optional.empty(), false, false);
    }

    static Session process(String kind, String statement) {
        return new Session(1, kind, Optional.empty(), new SessionClient(Optional.empty(), Optional.empty(), "", Optional.empty()),
                Optional.of(SessionState.ACTIVE), Optional.empty(), SessionTimes.UNKNOWN,
                new SentStatement(statement, false, OptionalLong.empty()), false, OptionalLong.empty(), List.of(), Optional.empty(),
                false, false);
    }

    static Session sent(Session of, String sql) {
        return new Session(of.pid(), of.kind(), of.leader(), of.client(), of.state(), of.waitsFor(), of.times(),
                new SentStatement(sql, false, OptionalLong.empty()), of.writes(), of.snapshotAge(), of.blockedBy(), of.lock(), of.hidden(),
                of.own());
    }

    static Session own(Session of) {
        return new Session(of.pid(), of.kind(), of.leader(), of.client(), of.state(), of.waitsFor(), of.times(), of.statement(),
                of.writes(), of.snapshotAge(), of.blockedBy(), of.lock(), of.hidden(), true);
    }
}
