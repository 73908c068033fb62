package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.app.ui.text.PoolText;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolReaderTest {
    private final List<PostgresServer> servers = new ArrayList<>();

    @BeforeAll
    void start() throws SQLException {
        for (int major : PostgresServer.majors()) {
            PostgresServer server = PostgresServer.start(major);
            servers.add(server);
            run(server, "CREATE EXTENSION pg_stat_statements");
        }
    }

    List<PostgresServer> servers() {
        return servers;
    }

    @AfterAll
    void stop() {
        servers.forEach(PostgresServer::close);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void readsLimitsAndTimes(PostgresServer server) throws SQLException, ServerFailure {
        run(server, "SELECT pg_stat_statements_reset()");
        run(server, "SELECT pg_sleep(0.002)", "SELECT pg_sleep(0.002)", "SELECT pg_sleep(0.08)");
        try (Database database = Database.of("test", DatabaseUrl.of(server.jdbcUrl()))) {
            PoolFacts facts = PoolReader.facts(database);
            try (Connection connection = server.connect(); Statement statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT current_setting('max_connections')::int, "
                            + "pg_size_bytes(current_setting('work_mem'))")) {
                row.next();
                assertThat(facts.maxConnections()).isEqualTo(row.getInt(1));
                assertThat(facts.workMemBytes()).isEqualTo(row.getLong(2));
            }
            assertThat(facts.superuserReserved()).isEqualTo(3);
            assertThat(facts.reserved()).isZero();
            PoolFacts.StatementTimes times = facts.statements().orElseThrow();
            assertThat(times.calls()).isGreaterThanOrEqualTo(3);
            // what was slept, over the driver's own short statements too: how many those are differs from version to version
            assertThat(times.meanMs() * times.calls()).isGreaterThanOrEqualTo(84);
            assertThat(times.meanMs()).isBetween(5.0, 40.0);
            assertThat(times.deviationMs()).isGreaterThan(10);
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void seesWhoHoldsConnectionsAndForHowLong(PostgresServer server) throws Exception {
        try (Connection idle = server.connect(); Connection open = server.connect();
                Database database = Database.of("test", DatabaseUrl.of(server.jdbcUrl()))) {
            assertThat(idle.isValid(5)).isTrue();
            open.setAutoCommit(false);
            try (Statement statement = open.createStatement()) {
                statement.execute("SELECT 1");
            }
            var looks = new ArrayList<Integer>();
            PoolUse use = PoolReader.watch(database, Duration.ofMillis(120), 6, looks::add);
            assertThat(looks).isEqualTo(IntStream.rangeClosed(1, 6).boxed().toList());
            assertThat(use.idleInTransaction()).isEqualTo(1);
            assertThat(use.idle()).isEqualTo(1);
            assertThat(use.active()).isZero();
            assertThat(use.mostBusy()).isEqualTo(1);
            assertThat(use.isPartly()).isFalse();
            assertThat(use.transactionsPerSecond()).hasValueSatisfying(rate -> assertThat(rate).isGreaterThanOrEqualTo(0));
        }
    }

    /// The transactions are those of all, the work that is seen this role's own.
    @Test
    void aRoleThatSeesOnlyItsOwnSessionsTellsNoHoldTime() throws Exception {
        PostgresServer server = servers.getLast();
        run(server, "CREATE ROLE plain LOGIN PASSWORD 'word'");
        String url = server.jdbcUrl().replace("user=postgres", "user=plain");
        try (Connection other = server.connect(); Connection own = DriverManager.getConnection(url);
                Database database = Database.of("test", DatabaseUrl.of(url))) {
            own.setAutoCommit(false);
            try (Statement statement = own.createStatement()) {
                statement.execute("SELECT 1");
            }
            PoolUse use = PoolReader.watch(database, Duration.ofMillis(120), 6, looks -> {
                try (Statement statement = other.createStatement()) {
                    statement.execute("SELECT 1");
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            });
            assertThat(use.idleInTransaction()).as("its own").isEqualTo(1);
            assertThat(use.isPartly()).isTrue();
            assertThat(use.holdMs()).isEmpty();
            assertThat(PoolText.use(use)).contains("pg_read_all_stats", "tell no hold time");
            assertThat(PoolReader.facts(database).figures()).as("what takes its place").anyMatch(each ->
                    each.kind() == PoolFigure.Kind.HOLD && each.source() instanceof PoolFigure.Source.Statements);
        }
        assertThat(new PoolUse(60, 60, 6, 4, 10, 14, Optional.of(200.0), true).figures()).extracting(PoolFigure::kind)
                .containsExactly(PoolFigure.Kind.ARRIVAL_RATE);
    }

    @Test
    void aHoldTimeFollowsFromUseAndRate() {
        assertThat(new PoolUse(60, 60, 6, 4, 10, 14, Optional.of(200.0), false).holdMs().orElseThrow())
                .isCloseTo(50, within(1e-9));
        assertThat(new PoolUse(60, 60, 6, 4, 10, 14, Optional.of(0.0), false).holdMs()).isEmpty();
        assertThat(new PoolUse(60, 60, 0, 0, 10, 0, Optional.of(5.0), false).holdMs()).isEmpty();
    }

    private static void run(PostgresServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
