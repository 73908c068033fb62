package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.capacity.replica.BasicReplica;
import org.plumbline.capacity.replica.Lag;
import org.plumbline.capacity.replica.LagSample;
import org.plumbline.capacity.replica.PrimaryReading;
import org.plumbline.capacity.replica.PrimaryReading.Sender;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.ReplicaStatus;
import org.plumbline.capacity.replica.ReplicaStatus.Health;
import org.plumbline.capacity.replica.ReplicaStatus.Limits;
import org.plumbline.capacity.replica.ReplicaStatus.Reason;
import org.plumbline.capacity.replica.ReplicationReading;
import org.plumbline.capacity.replica.StandbyReading;
import org.plumbline.capacity.replica.WalTimeline;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

/// A real primary and its standby, in each state in which the textbook query is wrong.
@NeedsPostgres
@Timeout(240)
class ReplicationReaderTest {
    private static final Limits SHORT = new Limits(Duration.ofMillis(400), 4_000_000, Duration.ofSeconds(35));

    private PostgresServer primary;
    private PostgresServer standby;
    private Connection onPrimary;
    private Connection onStandby;
    private ReplicaGroup group = ReplicaGroup.of(SHORT);

    @AfterEach
    void stop() throws SQLException {
        onStandby.close();
        onPrimary.close();
        standby.close();
        primary.close();
    }

    @ParameterizedTest
    @MethodSource("org.plumbline.testkit.postgres.PostgresServer#majors")
    void tellsEachStateInWhichTheTextbookQueryIsWrong(int major) throws SQLException {
        start(major);
        caughtUp(major);
        idlePrimary();
        pausedReplay();
        delayedStandby();
        disconnectedReceiver();
        promoted();
    }

    private void start(int major) throws SQLException {
        primary = PostgresServer.start(major);
        standby = primary.startStandby();
        onPrimary = primary.connect();
        onStandby = standby.connect();
        primarily("CREATE TABLE t (id int, v text)");
        primarily("SELECT pg_create_physical_replication_slot('s1', true)");
        standbyWith("primary_slot_name", "s1");
    }

    private void caughtUp(int major) throws SQLException {
        primarily("INSERT INTO t SELECT g, repeat('x', 100) FROM generate_series(1, 1000) g");
        ReplicaStatus status = until(each -> each.lag().source() == Lag.Source.CAUGHT_UP && each.health() == Health.HEALTHY
                && group.primaryOf("standby").flatMap(there -> there.senderOf(standbyReading())).flatMap(Sender::slot).isPresent());
        assertThat(status.lag().bytes()).hasValue(0);
        StandbyReading own = standbyReading();
        assertThat(own.receiver().orElseThrow().streams()).isTrue();
        assertThat(own.receiver().orElseThrow().sender()).isEqualTo("127.0.0.1:" + primary.port());
        PrimaryReading there = group.primaryOf("standby").orElseThrow();
        assertThat(there.senders()).hasSize(1);
        assertThat(there.senderOf(own).orElseThrow().slot()).as("found by its slot").contains("s1");
        assertThat(there.slots().getFirst().active()).isTrue();
        assertThat(there.slots().getFirst().walStatus().isPresent()).isEqualTo(major >= 13);
        assertThat(ReplicaStatus.of(group.readings().get("primary").own(), Optional.empty(),
                WalTimeline.EMPTY, SHORT).health()).as("where the plain formula gets NULL").isEqualTo(Health.PRIMARY);
        assertThat(group.readings().get("primary").own().sinceLastReplay()).isEmpty();
    }

    /// Nothing is written: the plain lag grows, and there is none.
    private void idlePrimary() throws SQLException {
        ReplicaStatus status = until(each -> each.reasons().contains(Reason.IDLE_PRIMARY));
        assertThat(status.health()).isEqualTo(Health.HEALTHY);
        assertThat(status.lag().time()).contains(Duration.ZERO);
        assertThat(standbyReading().sinceLastReplay().orElseThrow()).isGreaterThanOrEqualTo(SHORT.time());
        primarily("INSERT INTO t VALUES (-1, 'tick')");
        assertThat(until(each -> each.reasons().isEmpty()).health()).as("until the next commit").isEqualTo(Health.HEALTHY);
    }

    private void pausedReplay() throws SQLException {
        onStandby("SELECT pg_wal_replay_pause()");
        primarily("INSERT INTO t SELECT g, repeat('y', 100) FROM generate_series(1, 40000) g");
        ReplicaStatus status = until(each -> each.reasons().containsAll(Set.of(Reason.PAUSED, Reason.LATE, Reason.FAR)));
        assertThat(status.health()).isEqualTo(Health.BROKEN);
        assertThat(status.lag().bytes().orElseThrow()).isGreaterThan(4_000_000);
        assertThat(status.lag().source()).isEqualTo(Lag.Source.SAMPLED);
        assertThat(group.primaryOf("standby").orElseThrow().senderOf(standbyReading()).orElseThrow().replayLag())
                .as("stands still").satisfiesAnyOf(lag -> assertThat(lag).isEmpty(),
                        lag -> assertThat(lag.orElseThrow()).isLessThan(status.lag().time().orElseThrow()));
        onStandby("SELECT pg_wal_replay_resume()");
        until(each -> each.lag().source() == Lag.Source.CAUGHT_UP && !each.reasons().contains(Reason.PAUSED));
    }

    private void delayedStandby() throws SQLException {
        standbyWith("recovery_min_apply_delay", "700ms");
        until(each -> each.reasons().contains(Reason.DELAYED));
        primarily("INSERT INTO t SELECT g, 'd' FROM generate_series(1, 1000) g");
        ReplicaStatus status = until(each -> each.lag().bytes().orElse(0) > 0);
        assertThat(status.reasons()).contains(Reason.DELAYED).doesNotContain(Reason.FAR);
        assertThat(status.health()).as("it means to be behind").isEqualTo(Health.HEALTHY);
        standbyWith("recovery_min_apply_delay", "0");
        until(each -> each.lag().source() == Lag.Source.CAUGHT_UP && !each.reasons().contains(Reason.DELAYED));
    }

    /// Received and replayed are equal, so that a formula guarded by that says 0.
    private void disconnectedReceiver() throws SQLException {
        standbyWith("primary_conninfo", "host=127.0.0.1 port=1 user=postgres");
        until(each -> each.reasons().contains(Reason.DISCONNECTED));
        primarily("INSERT INTO t SELECT g, 'e' FROM generate_series(1, 10000) g");
        ReplicaStatus status = until(each -> each.lag().bytes().orElse(0) > 500_000);
        assertThat(status.health()).isEqualTo(Health.BROKEN);
        StandbyReading own = standbyReading();
        assertThat(own.received().filter(received -> received.compareTo(own.replayed().orElseThrow()) > 0)).isEmpty();
        PrimaryReading there = group.primaryOf("standby").orElseThrow();
        assertThat(there.senders()).isEmpty();
        assertThat(there.slots().getFirst().active()).isFalse();
        assertThat(there.slots().getFirst().retained(there.end()).orElseThrow()).isGreaterThan(500_000);
        ReplicaStatus alone = ReplicaStatus.of(own, Optional.empty(), WalTimeline.EMPTY, SHORT);
        assertThat(alone.lag().bytes()).as("what it misses is not known there").isEmpty();
        LagSample sample = group.samples().get("standby").getLast();
        assertThat(sample.usable()).isFalse();
        assertThat(BasicReplica.of(0).route()).as("where that formula would go on reading").isEqualTo("replica");
    }

    private void promoted() throws SQLException {
        onStandby("SELECT pg_promote()");
        assertThat(until(each -> each.health() == Health.PRIMARY).reasons()).containsExactly(Reason.NOT_A_STANDBY);
    }

    /// Reads both until the standby is so; the test's limit of time ends it otherwise.
    private ReplicaStatus until(Predicate<ReplicaStatus> so) throws SQLException {
        while (true) {
            Map<String, ReplicationReading> read = new LinkedHashMap<>();
            read.put("primary", ReplicationReader.read(onPrimary));
            read.put("standby", ReplicationReader.read(onStandby));
            group = group.with(Instant.now(), read);
            ReplicaStatus status = group.statuses().get("standby");
            if (so.test(status)) {
                return status;
            }
        }
    }

    private StandbyReading standbyReading() {
        return group.readings().get("standby").own();
    }

    /// On 12 a server has to be started again for what later versions take while they run.
    private void standbyWith(String setting, String value) throws SQLException {
        onStandby("ALTER SYSTEM SET " + setting + " = '" + value + "'");
        boolean again;
        try (Statement statement = onStandby.createStatement();
                var row = statement.executeQuery("SELECT context = 'postmaster' FROM pg_settings WHERE name = '" + setting + "'")) {
            row.next();
            again = row.getBoolean(1);
        }
        if (again) {
            onStandby.close();
            standby.crash();
            standby.startAgain();
            onStandby = standby.connect();
        } else {
            onStandby("SELECT pg_reload_conf()");
        }
    }

    private void primarily(String sql) throws SQLException {
        execute(onPrimary, sql);
    }

    private void onStandby(String sql) throws SQLException {
        execute(onStandby, sql);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
