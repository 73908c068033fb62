package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plumbline.activity.ActivitySnapshot;
import org.plumbline.activity.Blocking;
import org.plumbline.activity.Concern;
import org.plumbline.activity.LockWait;
import org.plumbline.activity.PreparedTransaction;
import org.plumbline.activity.SentStatement;
import org.plumbline.activity.Session;
import org.plumbline.activity.SessionClient;
import org.plumbline.activity.SessionState;
import org.plumbline.activity.SessionTimes;
import org.plumbline.activity.WaitEvent;

class ActivityTextTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void tellsADeadlockAsOne() {
        ActivitySnapshot snapshot = of(session(1, SessionState.ACTIVE, false, 2), session(2, SessionState.ACTIVE, false, 1));
        assertThat(locks(snapshot, 1)).contains("All of them wait for each other: a deadlock. PostgreSQL ends one of them after "
                + "deadlock_timeout.");
    }

    @Test
    void leadsToTheHeadOfTheQueue() {
        ActivitySnapshot snapshot = of(session(1, SessionState.IDLE_IN_TRANSACTION, true), session(2, SessionState.ACTIVE, false, 1),
                session(3, SessionState.ACTIVE, false, 2));
        assertThat(locks(snapshot, 3)).containsExactly(
                "Waits for AccessExclusiveLock on public.orders, which 2 (shop, app) holds or waits for before it.",
                "At the head of the queue: 1 (shop, app), idle in transaction.");
        assertThat(locks(snapshot, 1)).containsExactly("2 sessions wait for it: 2 and 3.");
        assertThat(ActivityText.title(snapshot)).isEqualTo(
                "3 of 100 connections: 2 run a statement, 2 wait for a lock, 1 is idle in a transaction");
        assertThat(ActivityText.facts(snapshot, snapshot.sessions().getFirst())).isEqualTo("Process 1 · user shop · database shop · "
                + "application app · connected 3 min ago · transaction for 3 min, has changed something");
    }

    @Test
    void namesThePreparedTransactionThatHoldsOthersUp() {
        var snapshot = new ActivitySnapshot(NOW, List.of(session(2, SessionState.ACTIVE, false, 0)),
                List.of(new PreparedTransaction("two-phase", NOW.minus(Duration.ofHours(2)), "shop", "shop")), 100, List.of());
        assertThat(ActivityText.concern(snapshot, Concern.of(snapshot).getFirst())).isEqualTo("A prepared transaction of shop (two-phase) "
                + "waits for its COMMIT PREPARED or ROLLBACK PREPARED for 2 h and keeps its locks. 1 session waits for it.");
        assertThat(locks(snapshot, 2).getFirst()).contains("which a prepared transaction holds");
    }

    @Test
    void tellsWhatIsUndoneWhenAStatementIsEnded() {
        assertThat(EndingText.ways(session(1, SessionState.ACTIVE, true)).getFirst().sentence())
                .endsWith("rolled back: what it has changed is undone at once, and takes room in its tables until VACUUM comes.");
        assertThat(EndingText.ways(session(1, SessionState.ACTIVE, false)).getFirst())
                .satisfies(way -> assertThat(way.sentence()).endsWith("rolled back; it has changed nothing yet."))
                .satisfies(way -> assertThat(way.sql()).isEqualTo("""
                        SELECT pg_cancel_backend(pid) FROM pg_stat_activity
                        WHERE pid = 1
                          AND backend_start = '2026-03-01T11:57:00Z'
                          AND query_start = '2026-03-01T11:57:00Z';"""));
        assertThat(EndingText.ways(session(1, SessionState.IDLE_IN_TRANSACTION, false))).singleElement()
                .satisfies(way -> assertThat(way.sql()).startsWith("SELECT pg_terminate_backend(pid)"));
        assertThat(EndingText.notes(session(1, SessionState.ACTIVE, false, 2)).getFirst()).startsWith("It waits itself");
    }

    private static List<String> locks(ActivitySnapshot snapshot, int pid) {
        return ActivityText.locks(snapshot, Blocking.of(snapshot), snapshot.session(pid).orElseThrow());
    }

    private static ActivitySnapshot of(Session... sessions) {
        return new ActivitySnapshot(NOW, List.of(sessions), List.of(), 100, List.of());
    }

    private static Session session(int pid, SessionState state, boolean writes, Integer... blockedBy) {
        Optional<Instant> since = Optional.of(NOW.minus(Duration.ofMinutes(3)));
        boolean waits = blockedBy.length > 0;
        return new Session(pid, Session.CLIENT_BACKEND, Optional.empty(),
                new SessionClient(Optional.of("shop"), Optional.of("shop"), "app", Optional.empty()), Optional.of(state),
                waits ? Optional.of(new WaitEvent("Lock", "relation")) : Optional.empty(), new SessionTimes(since, since, since, since),
                new SentStatement("LOCK orders", false, OptionalLong.empty()), writes, OptionalLong.empty(), List.of(blockedBy),
                waits ? Optional.of(new LockWait("relation", "public.orders", "AccessExclusiveLock")) : Optional.empty(), false, false);
    }
}
