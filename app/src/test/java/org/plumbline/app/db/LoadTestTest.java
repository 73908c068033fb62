package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
class LoadTestTest {
    private static final Duration SHORT = Duration.ofMillis(150);

    private static PostgresServer server;
    private static Database database;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(18, Map.of("max_connections", "30"));
        database = Database.of("test", DatabaseUrl.of(server.jdbcUrl()));
    }

    @AfterAll
    static void stop() {
        database.close();
        server.close();
    }

    /// Whatever the session was told, and whoever stands between: the transaction itself may not write.
    @Test
    void whatWritesUnseenIsRefusedByTheServer() throws Exception {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE noted (id int)");
            statement.execute("CREATE FUNCTION notes() RETURNS int LANGUAGE sql VOLATILE AS 'INSERT INTO noted VALUES (1) RETURNING id'");
        }
        LoadReport report = new LoadTest(database, "SELECT set_config('default_transaction_read_only', 'off', false), notes()",
                LoadLimits.of(2, SHORT), _ -> { }).run();
        assertThat(report.ending()).isInstanceOfSatisfying(LoadReport.Ending.Failed.class,
                failed -> assertThat(failed.sentence()).contains("read-only transaction"));
        KeyedStatement keyed = KeyedStatement.of(database,
                "SELECT set_config('default_transaction_read_only', 'off', false), notes(), $1::text", 1);
        try (keyed) {
            assertThatThrownBy(() -> keyed.load("a")).hasMessageContaining("read-only transaction");
            assertThatThrownBy(() -> keyed.load("b")).hasMessageContaining("read-only transaction");
        }
        try (Connection connection = server.connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM noted")) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    @Test
    void measuresEachNumberOfConnectionsAndFitsALaw() throws Exception {
        var seen = new ArrayList<LoadLevel>();
        var limits = LoadLimits.of(6, SHORT);
        LoadReport report = new LoadTest(database, "SELECT pg_sleep(0.004);", limits, seen::add).run();
        assertThat(report.ending()).isEqualTo(new LoadReport.Ending.Done());
        assertThat(report.levels()).isEqualTo(seen).extracting(LoadLevel::connections).containsExactly(1, 2, 3, 4, 5, 6);
        LoadLevel one = report.levels().getFirst();
        assertThat(one.p50Ms()).isBetween(4.0, 100.0);
        assertThat(one.p95Ms()).isBetween(one.p50Ms(), one.p99Ms());
        assertThat(one.p99Ms()).isLessThanOrEqualTo(one.mostMs());
        assertThat(report.law().orElseThrow().perConnection()).isBetween(5.0, 250.0);
        assertThat(sessions()).isZero();
    }

    /// A gate that opens when so many statements stand before it at once, on the server: fewer would stand there for ever. Behind it each
    /// waits as long, so that more of them do more, however busy the machine is.
    @Test
    void asManyStatementsAsConnectionsAreUnderWayTogether() throws Exception {
        run("CREATE FUNCTION gate() RETURNS int LANGUAGE plpgsql AS 'BEGIN WHILE NOT pg_try_advisory_xact_lock_shared(7) LOOP "
                + "PERFORM pg_sleep(0.001); END LOOP; PERFORM pg_sleep(0.02); RETURN 1; END'");
        var measured = new LinkedBlockingQueue<LoadLevel>();
        var most = new ArrayList<Integer>();
        var open = new LoadLimits(6, SHORT, Duration.ofMinutes(1), 1e9);
        try (Connection keeper = server.connect(); Statement lock = keeper.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(7)");
            var test = new LoadTest(database, "SELECT gate()", open, level -> {
                execute(lock, "SELECT pg_advisory_lock(7)");
                measured.add(level);
            });
            Thread watcher = Thread.ofVirtual().start(() -> {
                for (int connections : open.levels()) {
                    int before = 0;
                    while (before < connections) {
                        before = running("gate()");
                    }
                    most.add(before);
                    execute(lock, "SELECT pg_advisory_unlock(7)");
                    take(measured);
                }
            });
            assertThat(test.run().ending()).isEqualTo(new LoadReport.Ending.Done());
            watcher.join();
        }
        assertThat(most).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void keepsWhatWasMeasuredUntilItIsStopped() throws Exception {
        var stopped = new AtomicReference<LoadTest>();
        stopped.set(new LoadTest(database, "SELECT 1", LoadLimits.of(6, Duration.ofMillis(50)), level -> {
            if (level.connections() == 2) {
                stopped.get().stop();
            }
        }));
        LoadReport report = stopped.get().run();
        assertThat(report.ending()).isEqualTo(new LoadReport.Ending.Stopped());
        assertThat(report.levels()).extracting(LoadLevel::connections).containsExactly(1, 2);
        assertThat(stopped.get().stoppedAfter(report.levels())).contains(report);
        assertThat(stopped.get().stoppedAfter(List.of())).isEmpty();
    }

    @Test
    void leavesConnectionsForOthers() throws Exception {
        LoadReport report = new LoadTest(
                database, "SELECT pg_sleep(0.005)", LoadLimits.of(100, Duration.ofMillis(50)), _ -> { }).run();
        assertThat(report.ending()).isInstanceOfSatisfying(LoadReport.Ending.NoRoom.class, room ->
                assertThat(room.free() - room.wanted()).isLessThan(LoadTest.LEAST_FREE));
        assertThat(report.levels()).last().satisfies(level -> assertThat(level.connections()).isLessThanOrEqualTo(20));
    }

    @Test
    void leavesAServerAloneThatBecomesSlow() throws Exception {
        var limits = new LoadLimits(8, SHORT, Duration.ofSeconds(5), 20);
        LoadReport report = new LoadTest(database, "SELECT pg_sleep(0.03)", limits, _ -> { }).run();
        assertThat(report.levels()).hasSize(1);
        assertThat(report.ending()).isInstanceOf(LoadReport.Ending.Slow.class);
        assertThat(report.law()).isEmpty();
    }

    @Test
    void aStatementThatFailsOrTakesTooLongEndsIt() throws Exception {
        assertThat(new LoadTest(database, "SELECT 1 / 0", LoadLimits.of(8, SHORT), _ -> { }).run().ending())
                .isInstanceOfSatisfying(LoadReport.Ending.Failed.class, failed ->
                        assertThat(failed.sentence()).contains("division by zero"));
        var limits = new LoadLimits(8, SHORT, Duration.ofMillis(100), 1000);
        assertThat(new LoadTest(database, "SELECT pg_sleep(5)", limits, _ -> { }).run().ending())
                .isInstanceOfSatisfying(LoadReport.Ending.Failed.class, failed ->
                        assertThat(failed.sentence()).contains("statement timeout"));
    }

    @Test
    void cancelsWhatRunsWhenItIsStopped() throws Exception {
        var limits = new LoadLimits(8, Duration.ofMinutes(5), Duration.ofMinutes(5), 1e9);
        var test = new LoadTest(database, "SELECT pg_sleep(300)", limits, _ -> { });
        // stopped by another session that sees it run, on this server alone
        Thread stopper = Thread.ofVirtual().start(() -> {
            while (!isRunning("pg_sleep(300)")) {
                Thread.onSpinWait();
            }
            test.stop();
        });
        assertThatThrownBy(test::run).isInstanceOf(InterruptedException.class);
        stopper.join();
        assertThat(isRunning("pg_sleep(300)")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM pg_class", "SELECT nextval('s')", "SELECT 1 FOR UPDATE", "SELECT 1; SELECT 2", "", "SELECT $1",
        "VACUUM"})
    void refusesWhatDoesMoreThanRead(String statement) {
        assertThatThrownBy(() -> new LoadTest(database, statement, LoadLimits.of(8, SHORT), _ -> { })).isInstanceOf(RefusedStatement.class);
    }

    @Test
    void cannotWriteWhateverTheStatementHides() throws Exception {
        run("CREATE TABLE written (i int)", "CREATE FUNCTION hidden() RETURNS int LANGUAGE sql AS "
                + "'INSERT INTO written VALUES (1) RETURNING i'");
        assertThat(new LoadTest(database, "SELECT hidden()", LoadLimits.of(8, SHORT), _ -> { }).run().ending())
                .isInstanceOfSatisfying(LoadReport.Ending.Failed.class, failed -> assertThat(failed.sentence()).contains("read-only"));
    }

    @Test
    void stepsAreFineWhereTheCurveBends() {
        assertThat(LoadLimits.of(40, SHORT).levels()).isEqualTo(List.of(1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 24, 32, 40));
        assertThat(LoadLimits.of(1, SHORT).levels()).isEqualTo(List.of(1));
        assertThatThrownBy(() -> LoadLimits.of(0, SHORT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LoadLimits.of(8, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void take(BlockingQueue<LoadLevel> measured) {
        try {
            measured.take();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean isRunning(String part) {
        return running(part) > 0;
    }

    private static int running(String part) {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() "
                        + "AND query LIKE '%" + part + "%'")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int sessions() throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' "
                        + "AND query LIKE '%pg_sleep(0.004)%' AND pid <> pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void run(String... statements) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
