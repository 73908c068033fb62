package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plumbline.capacity.replica.HeartbeatLag;
import org.plumbline.capacity.replica.Lag;
import org.plumbline.capacity.replica.LagSample;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.ReplicaStatus.Limits;
import org.plumbline.capacity.replica.ReplicaStatus.Reason;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

/// A real primary, a standby, and a standby that streams from that one.
@NeedsPostgres
@Timeout(120)
class HeartbeatTest {
    private static final HeartbeatTable TABLE = new HeartbeatTable("public", "Heart \"beat\"");
    private static final HeartbeatPace QUICK = HeartbeatPace.of(20, 0.01, 0.002, 30);

    private static PostgresServer primary;
    private static PostgresServer middle;
    private static PostgresServer leaf;
    private static final Map<String, Database> ALL = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws SQLException {
        primary = PostgresServer.start(18);
        middle = primary.startStandby();
        leaf = middle.startStandby();
        ALL.put("leaf", database(leaf));
        ALL.put("middle", database(middle));
        ALL.put("primary", database(primary));
        leaf.awaitReplay(primary);
    }

    @AfterAll
    static void stop() {
        ALL.values().forEach(Database::close);
        leaf.close();
        middle.close();
        primary.close();
    }

    @Test
    void beatsAreTimedOnEachStandbyByOneClockAndNothingStays() throws Exception {
        HeartbeatReport report = heartbeat(QUICK).run();
        assertThat(report.ending()).isEmpty();
        assertThat(report.leftOver()).isEmpty();
        assertThat(report.written()).isEqualTo(20);
        assertThat(report.standbys()).containsOnlyKeys("leaf", "middle");
        report.standbys().values().forEach(met -> {
            HeartbeatLag lag = met.lag().orElseThrow();
            assertThat(met.failure()).isEmpty();
            assertThat(lag.unseen()).isZero();
            assertThat(lag.resolution().orElseThrow()).isGreaterThanOrEqualTo(0.002);
            assertThat(lag.beats()).allSatisfy(beat -> assertThat(beat.least()).isLessThanOrEqualTo(beat.most().orElseThrow()));
            assertThat(lag.stale(3_600).most()).isZero();
        });
        assertThat(tables()).isEmpty();
    }

    @Test
    void aPausedReplayIsMeasuredAsSuchAndTheLagThatTheViewsSayIsBesideIt() throws Exception {
        execute(leaf, "SELECT pg_wal_replay_pause()");
        // it is asked for first, and replay goes on until it has noticed
        execute(leaf, "DO $$ BEGIN WHILE pg_get_wal_replay_pause_state() <> 'paused' LOOP PERFORM pg_sleep(0.01); END LOOP; END $$");
        HeartbeatReport report;
        try {
            report = heartbeat(HeartbeatPace.of(5, 0.01, 0.002, 0.6)).run();
        } finally {
            execute(leaf, "SELECT pg_wal_replay_resume()");
        }
        HeartbeatLag paused = report.standbys().get("leaf").lag().orElseThrow();
        assertThat(paused.unseen()).isEqualTo(5);
        assertThat(paused.quantile(0.5)).isEmpty();
        assertThat(paused.stale(0.1).least()).as("nobody saw it for longer").isEqualTo(1);
        assertThat(report.standbys().get("middle").lag().orElseThrow().unseen()).isZero();
        assertThat(report.standbys().get("leaf").sampled()).isPresent();
        assertThat(tables()).isEmpty();
        leaf.awaitReplay(primary);
    }

    @Test
    void whatIsStoppedIsKeptAndTheTableGoesToo() throws Exception {
        var running = new AtomicReference<Heartbeat>();
        running.set(new Heartbeat(servers(), TABLE, HeartbeatPace.of(100_000, 0.001, 0.002, 30), TABLE.statements(), beats -> {
            if (beats == 3) {
                running.get().stop();
            }
        }));
        HeartbeatReport report = running.get().run();
        assertThat(report.ending()).contains("It was stopped.");
        assertThat(report.written()).isEqualTo(3);
        assertThat(tables()).isEmpty();
    }

    @Test
    void anInterruptEndsItTooAndWaitsForTheTableToGo() throws Exception {
        Thread waiting = Thread.currentThread();
        HeartbeatReport report = new Heartbeat(servers(), TABLE, HeartbeatPace.of(100_000, 0.001, 0.002, 30), TABLE.statements(), beats -> {
            if (beats == 3) {
                waiting.interrupt();
            }
        }).run();
        assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
        assertThat(report.ending()).contains("It was stopped.");
        assertThat(report.leftOver()).isEmpty();
        assertThat(tables()).isEmpty();
    }

    /// The window's end interrupts what is not done a moment later.
    @Test
    void anInterruptWhileTheTableIsBeingDroppedDoesNotKeepItFromBeingDropped() throws Exception {
        Thread cleaning = Thread.currentThread();
        var over = new AtomicBoolean();
        Thread interrupting = Thread.ofPlatform().daemon().start(() -> {
            while (!over.get() && !Stream.of(cleaning.getStackTrace()).map(StackTraceElement::getMethodName).toList()
                    .containsAll(List.of("sleep", "drop"))) {
                Thread.onSpinWait();
            }
            cleaning.interrupt();
        });
        HeartbeatReport report = new Heartbeat(servers(), TABLE, QUICK, TABLE.statements(), beats -> {
            if (beats == 2) {
                execute(primary, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> "
                        + "pg_backend_pid()");
            }
        }).run();
        over.set(true);
        interrupting.join();
        assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
        assertThat(report.leftOver()).isEmpty();
        assertThat(tables()).isEmpty();
    }

    @Test
    void aSessionThatIsEndedMeanwhileLeavesNoTableBehindEither() throws Exception {
        HeartbeatReport report = new Heartbeat(servers(), TABLE, QUICK, TABLE.statements(), beats -> {
            if (beats == 2) {
                execute(primary, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> "
                        + "pg_backend_pid()");
            }
        }).run();
        assertThat(report.written()).isEqualTo(2);
        assertThat(report.ending().orElseThrow()).contains("lost");
        assertThat(report.leftOver()).isEmpty();
        assertThat(tables()).isEmpty();
    }

    @Test
    void whoClosesAllConnectionsMeanwhileEndsItAndTheTableGoesToo() throws Exception {
        Map<String, Database> own = new LinkedHashMap<>(Map.of("primary", database(primary), "leaf", database(leaf)));
        HeartbeatReport report = new Heartbeat(HeartbeatServers.of(own, watched()), TABLE, HeartbeatPace.of(100_000, 0.001, 0.002, 30),
                TABLE.statements(), beats -> {
            if (beats == 3) {
                own.values().forEach(Database::close);
            }
        }).run();
        assertThat(report.ending()).contains("The connection to primary was closed meanwhile.");
        assertThat(report.leftOver()).isEmpty();
        assertThat(tables()).isEmpty();
        assertThat(own.get("primary").state()).as("it stays closed").isInstanceOf(ConnectionState.Disconnected.class);
    }

    @Test
    void aStandbyWhoseUserMayNotReadTheTableIsNotTakenForStale() throws Exception {
        execute(primary, "CREATE ROLE blind LOGIN");
        leaf.awaitReplay(primary);
        try (Database blind = Database.of("blind", DatabaseUrl.of(leaf.jdbcUrl().replace("user=postgres", "user=blind")))) {
            var some = new HeartbeatServers("primary", ALL.get("primary"), Map.of("leaf", blind, "middle", ALL.get("middle")));
            HeartbeatReport report = new Heartbeat(some, TABLE, QUICK, TABLE.statements(), _ -> { }).run();
            HeartbeatReport.Met met = report.standbys().get("leaf");
            assertThat(met.failure().orElseThrow()).contains("permission denied", "as the user that writes on the primary");
            assertThat(met.lag()).as("nothing is known of it").isEmpty();
            assertThat(report.standbys().get("middle").failure()).isEmpty();
            assertThat(report.standbys().get("middle").lag().orElseThrow().unseen()).isZero();
        }
        execute(primary, "DROP ROLE blind");
        assertThat(tables()).isEmpty();
    }

    @Test
    void aTableThatCannotBeDroppedIsNamedWithWhatToRun() throws Exception {
        HeartbeatReport report = new Heartbeat(servers(), TABLE, HeartbeatPace.of(2, 0, 0.002, 30), TABLE.statements(), beats -> {
            if (beats == 2) {
                execute(primary, "CREATE VIEW on_it AS SELECT * FROM " + TABLE.written());
            }
        }).run();
        assertThat(report.leftOver().orElseThrow()).contains("could not be dropped", "Run DROP TABLE public.\"Heart \"\"beat\"\"\";");
        assertThatThrownBy(() -> heartbeat(QUICK).run()).as("it is somebody's now").isInstanceOf(ServerFailure.class)
                .hasMessageContaining("already exists").hasMessageContaining("Choose another schema or name");
        assertThat(tables()).as("and stays").hasSize(1);
        execute(primary, "DROP VIEW on_it; DROP TABLE " + TABLE.written());
    }

    @Test
    void whatWouldHarmOthersOrWasNotConfirmedIsRefused() throws Exception {
        assertThatThrownBy(() -> new Heartbeat(servers(), TABLE, QUICK, HeartbeatTable.USUAL.statements(), _ -> { }))
                .isInstanceOf(RefusedStatement.class).hasMessageContaining("BEGIN READ WRITE; CREATE TABLE public.\"Heart");
        execute(primary, "CREATE SCHEMA sent; CREATE PUBLICATION of_all FOR TABLES IN SCHEMA sent");
        var sent = new HeartbeatTable("sent", "h");
        assertThatThrownBy(() -> new Heartbeat(servers(), sent, QUICK, sent.statements(), _ -> { }).run())
                .isInstanceOf(RefusedStatement.class).hasMessageContaining("publication of_all");
        execute(primary, "DROP PUBLICATION of_all; DROP SCHEMA sent");
        Map<String, Database> alone = new LinkedHashMap<>(Map.of("primary", ALL.get("primary")));
        assertThatThrownBy(() -> HeartbeatServers.of(alone, watched())).hasMessageContaining("No standby of primary answers");
        assertThatThrownBy(() -> HeartbeatServers.of(Map.of("leaf", ALL.get("leaf")), watched()))
                .hasMessageContaining("None of the servers");
        execute(primary, "CREATE DATABASE elsewhere");
        leaf.awaitReplay(primary);
        try (Database other = Database.of("other", DatabaseUrl.of(leaf.jdbcUrl().replace("/postgres?", "/elsewhere?")))) {
            var mixed = new HeartbeatServers("primary", ALL.get("primary"), Map.of("leaf", other));
            assertThatThrownBy(() -> new Heartbeat(mixed, TABLE, QUICK, TABLE.statements(), _ -> { }).run())
                    .isInstanceOf(RefusedStatement.class).hasMessageContaining("leaf: the heartbeat is written in the database postgres");
        }
        assertThat(tables()).isEmpty();
    }

    @Test
    void aStandbyOfAStandbyIsMeasuredAgainstThePrimarysWal() throws Exception {
        execute(leaf, "SELECT pg_wal_replay_pause()");
        execute(primary, "CREATE TABLE t AS SELECT g AS i, repeat('x', 100) AS v FROM generate_series(1, 5000) g; DROP TABLE t");
        middle.awaitReplay(primary);
        ReplicaGroup group = watched();
        while (group.statuses().get("middle").lag().source() != Lag.Source.CAUGHT_UP) {
            group = more(group);
        }
        assertThat(group.upstreamOf("leaf")).contains("middle");
        assertThat(group.upstreamOf("middle")).contains("primary");
        assertThat(group.depths()).containsExactly(Map.entry("primary", 0), Map.entry("middle", 1), Map.entry("leaf", 2));
        assertThat(group.statuses().get("leaf").lag().bytes().orElseThrow()).isGreaterThan(500_000);
        assertThat(group.statuses().get("leaf").reasons()).contains(Reason.PAUSED);
        LagSample sample = group.samples().get("leaf").getLast();
        assertThat(sample.write().bytes().orElseThrow()).as("it has it, and only does not replay it")
                .isLessThan(sample.bytes().orElseThrow());
        execute(leaf, "SELECT pg_wal_replay_resume()");
        leaf.awaitReplay(primary);
        execute(middle, "ALTER SYSTEM SET primary_conninfo = 'host=127.0.0.1 port=1 user=postgres'; ");
        execute(middle, "SELECT pg_reload_conf()");
        while (!group.statuses().get("leaf").reasons().contains(Reason.UPSTREAM_DRY)) {
            group = more(group);
        }
        assertThat(group.readings().get("leaf").own().receiver().orElseThrow().streams()).as("though it streams").isTrue();
        execute(middle, "ALTER SYSTEM RESET primary_conninfo");
        execute(middle, "SELECT pg_reload_conf()");
        leaf.awaitReplay(primary);
    }

    private static ReplicaGroup watched() {
        return more(more(ReplicaGroup.of(Limits.USUAL)));
    }

    private static ReplicaGroup more(ReplicaGroup group) {
        return group.with(Instant.now(), ReplicationRound.read(ALL, group).readings());
    }

    private static HeartbeatServers servers() throws RefusedStatement {
        return HeartbeatServers.of(ALL, watched());
    }

    private static Heartbeat heartbeat(HeartbeatPace pace) throws RefusedStatement {
        return new Heartbeat(servers(), TABLE, pace, TABLE.statements(), _ -> { });
    }

    private static Database database(PostgresServer server) {
        return Database.of("postgres", DatabaseUrl.of(server.jdbcUrl()));
    }

    private static List<String> tables() throws SQLException {
        try (Connection connection = primary.connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT relname FROM pg_class WHERE relname = 'Heart \"beat\"'")) {
            return row.next() ? List.of(row.getString(1)) : List.of();
        }
    }

    private static void execute(PostgresServer server, String sql) {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
