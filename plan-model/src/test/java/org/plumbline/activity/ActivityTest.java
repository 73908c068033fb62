package org.plumbline.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.activity.Sessions.NOW;
import static org.plumbline.activity.Sessions.at;
import static org.plumbline.activity.Sessions.idleInTransaction;
import static org.plumbline.activity.Sessions.own;
import static org.plumbline.activity.Sessions.process;
import static org.plumbline.activity.Sessions.running;
import static org.plumbline.activity.Sessions.sent;
import static org.plumbline.activity.Sessions.session;
import static org.plumbline.activity.Sessions.waiting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aQueueOfWaitersIsToldFromItsHead() {
        Blocking blocking = Blocking.of(at(NOW, idleInTransaction(1, MINUTE), running(2, SECOND, 1), running(3, SECOND, 1, 2),
                running(4, SECOND, 3), running(5, SECOND)));
        assertThat(blocking.behind(1)).containsExactlyInAnyOrder(2, 3, 4);
        assertThat(blocking.behind(3)).containsExactly(4);
        assertThat(blocking.behind(5)).isEmpty();
        assertThat(blocking.heads(4)).containsExactly(1);
        assertThat(blocking.heads()).containsExactly(1);
    }

    @Test
    void aDeadlockHasNoHead() {
        Blocking blocking = Blocking.of(at(NOW, running(1, SECOND, 2), running(2, SECOND, 1)));
        assertThat(blocking.behind(1)).containsExactly(2);
        assertThat(blocking.heads(1)).isEmpty();
        assertThat(blocking.heads()).isEmpty();
    }

    @Test
    void whatHoldsOthersUpIsToldFirstAndOnce() {
        assertThat(Concern.of(at(NOW, running(9, HOUR), idleInTransaction(7, MINUTE), idleInTransaction(1, HOUR), running(2, SECOND, 1),
                running(3, SECOND.multipliedBy(2), 2)))).containsExactly(
                new Concern(Concern.Kind.HOLDS_OTHERS_UP, 1, SECOND.multipliedBy(2), 2),
                new Concern(Concern.Kind.IDLE_IN_TRANSACTION, 7, MINUTE, 0),
                new Concern(Concern.Kind.LONG_STATEMENT, 9, HOUR, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, 300, LONG_STATEMENT", "ACTIVE, 299,", "IDLE_IN_TRANSACTION, 30, IDLE_IN_TRANSACTION", "IDLE_IN_TRANSACTION, 29,",
        "IDLE_IN_ABORTED_TRANSACTION, 30, IDLE_IN_TRANSACTION", "IDLE, 29,"
    })
    void holdsItsThresholds(SessionState state, long seconds, Concern.Kind kind) {
        List<Concern> concerns = Concern.of(at(NOW, session(1, state, Duration.ofSeconds(seconds), Optional.empty())));
        assertThat(concerns.stream().map(Concern::kind)).isEqualTo(kind == null ? List.of() : List.of(kind));
    }

    @Test
    void aShortWaitForALockIsNoConcern() {
        Duration shorter = Concern.LONG_WAIT.minusMillis(1);
        assertThat(Concern.of(at(NOW, running(1, SECOND), running(2, shorter, 1)))).isEmpty();
    }

    @Test
    void preparedTransactionsThatNobodyEndsAreTold() {
        var prepared = new PreparedTransaction("two-phase", NOW.minus(HOUR), "shop", "shop");
        var snapshot = new ActivitySnapshot(NOW, List.of(running(2, SECOND, 0), idleInTransaction(3, HOUR)), List.of(prepared), 100,
                List.of());
        assertThat(Concern.of(snapshot)).as("what holds others up comes first").containsExactly(
                new Concern(Concern.Kind.PREPARED_TRANSACTION, 0, HOUR, 1, Optional.of(prepared)),
                new Concern(Concern.Kind.IDLE_IN_TRANSACTION, 3, HOUR, 0));
    }

    @Test
    void ownSessionsAreNoConcernAndNoLoad() {
        ActivitySnapshot snapshot = at(NOW, own(running(1, HOUR)));
        assertThat(Concern.of(snapshot)).isEmpty();
        assertThat(WaitHistory.EMPTY.with(snapshot).most()).isZero();
    }

    @Test
    void whatReplicatesIsAlwaysActiveAndNoLoad() {
        assertThat(WaitHistory.EMPTY.with(at(NOW, process("walsender", "START_REPLICATION"), process("autovacuum worker", ""))).most())
                .isZero();
        assertThat(WaitHistory.EMPTY.with(at(NOW, process("parallel worker", "SELECT 1"))).most()).isOne();
    }

    @Test
    void autovacuumThatHoldsOthersUpIsTold() {
        Session vacuum = process("autovacuum worker", "autovacuum: VACUUM public.orders (to prevent wraparound)");
        assertThat(Concern.of(at(NOW, vacuum, running(2, MINUTE, vacuum.pid())))).singleElement()
                .isEqualTo(new Concern(Concern.Kind.HOLDS_OTHERS_UP, vacuum.pid(), MINUTE, 1));
    }

    @Test
    void samplesTellWhatRunningSessionsWereAt() {
        WaitHistory history = WaitHistory.EMPTY
                .with(at(NOW, running(1, SECOND), waiting(2, "IO", "DataFileRead"), waiting(3, "IO", "DataFileRead"),
                        idleInTransaction(4, HOUR)))
                .with(at(NOW.plus(SECOND), running(1, SECOND), waiting(2, "LWLock", "WALWrite"), waiting(3, "BufferPin", "BufferPin")))
                .with(at(NOW.plus(SECOND)));
        assertThat(history.samples()).hasSize(2);
        assertThat(history.length()).isEqualTo(SECOND);
        assertThat(history.average(WaitKind.CPU)).contains(1.0);
        assertThat(history.average(WaitKind.IO)).contains(1.0);
        assertThat(history.average(WaitKind.LWLOCK)).contains(0.5);
        assertThat(history.average(WaitKind.OTHER)).contains(0.5);
        assertThat(history.average(WaitKind.CLIENT)).as("idle in a transaction runs nothing").contains(0.0);
        assertThat(history.most()).isEqualTo(3);
        assertThat(history.top(1)).containsExactly(new WaitEvent("IO", "DataFileRead"));
    }

    @Test
    void theOldestSampleGoesWhereThereAreTooMany() {
        WaitHistory history = WaitHistory.EMPTY;
        for (int i = 0; i <= WaitHistory.MOST; i++) {
            history = history.with(at(NOW.plusSeconds(i), running(1, SECOND)));
        }
        assertThat(history.samples()).hasSize(WaitHistory.MOST);
        assertThat(history.samples().getFirst().at()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void whatEndingItWouldMeanDependsOnWhatItIs() {
        assertThat(Ending.of(running(1, SECOND))).isEqualTo(Ending.STATEMENT);
        assertThat(Ending.of(idleInTransaction(1, SECOND))).isEqualTo(Ending.TRANSACTION);
        assertThat(Ending.of(session(1, SessionState.IDLE, SECOND, Optional.empty()))).isEqualTo(Ending.SESSION);
        assertThat(Ending.of(own(running(1, SECOND)))).isEqualTo(Ending.OWN);
        assertThat(Ending.of(process("checkpointer", ""))).isEqualTo(Ending.SERVER);
        assertThat(Ending.of(process("parallel worker", "SELECT 1"))).isEqualTo(Ending.WORKER);
        assertThat(Ending.of(process("autovacuum worker", "autovacuum: VACUUM public.orders"))).isEqualTo(Ending.AUTOVACUUM);
        assertThat(Ending.of(process("autovacuum worker", "autovacuum: VACUUM public.orders (to prevent wraparound)")))
                .isEqualTo(Ending.AUTOVACUUM_TO_PREVENT_WRAPAROUND);
        assertThat(Ending.of(process("walsender", "START_REPLICATION"))).isEqualTo(Ending.REPLICATION);
        assertThat(Ending.of(process("", ""))).isEqualTo(Ending.UNKNOWN);
    }

    @Test
    void valuesAreTakenFromTheSessionThatSentThemLast() {
        String wanted = "SELECT * FROM orders WHERE id = $1";
        Session older = sent(running(1, MINUTE), "select * from orders where id = 7");
        Session newer = sent(running(2, SECOND), "SELECT *  FROM orders WHERE id = 8 -- again");
        assertThat(SeenStatement.of(at(NOW, older, newer, sent(running(3, SECOND), "SELECT * FROM orders WHERE id = $1"),
                sent(running(4, SECOND), "SELECT * FROM orders WHERE name = 'x'"),
                own(sent(running(5, SECOND), "SELECT * FROM orders WHERE id = 9"))), "shop", wanted))
                .map(SeenStatement::session).contains(newer);
        assertThat(SeenStatement.of(at(NOW, older), "other", wanted)).isEmpty();
    }
}
