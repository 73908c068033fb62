package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.sql.ArrayInsert;
import org.plumbline.sql.SingleInsert;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.plumbline.workload.Counter;
import org.plumbline.workload.Criteria;
import org.plumbline.workload.Habit;
import org.plumbline.workload.Habits;
import org.plumbline.workload.InsertedTable;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.Workload;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadDifference;
import org.plumbline.workload.WorkloadSnapshot;

@NeedsPostgres
@TestInstance(Lifecycle.PER_CLASS)
class WorkloadReaderTest {
    private final List<PostgresServer> servers = new ArrayList<>();

    @BeforeAll
    void start() throws SQLException {
        for (int major : PostgresServer.majors()) {
            PostgresServer server = PostgresServer.start(major, Map.of("track_io_timing", "on"));
            servers.add(server);
            run(server, "CREATE SCHEMA \"My Stats\"; CREATE EXTENSION pg_stat_statements SCHEMA \"My Stats\"; CREATE ROLE plain LOGIN;"
                    + "GRANT USAGE ON SCHEMA \"My Stats\" TO plain; CREATE TABLE customers (id int PRIMARY KEY, name text);"
                    + "INSERT INTO customers SELECT i, 'c' || i FROM generate_series(1, 1000) i;"
                    + "CREATE TABLE orders AS SELECT i AS id, 1 + i % 1000 AS customer_id FROM generate_series(1, 1000) i;"
                    + "CREATE TABLE events (id int, note text); CREATE DATABASE empty");
        }
    }

    @BeforeEach
    void reset() throws SQLException {
        for (PostgresServer server : servers) {
            run(server, "SELECT \"My Stats\".pg_stat_statements_reset()");
        }
    }

    @AfterAll
    void stop() {
        servers.forEach(PostgresServer::close);
    }

    List<PostgresServer> servers() {
        return servers;
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void readsEveryCounterThatTheExtensionHas(PostgresServer server) throws SQLException {
        run(server, "SELECT count(*) FROM customers WHERE id > 5");
        WorkloadSnapshot snapshot = snapshot(server);
        StatementCounters counted = statement(snapshot, "FROM customers WHERE id >");
        Map<Counter, Long> values = counted.counters().values();
        double version = Double.parseDouble(snapshot.extension().replaceFirst("1\\.(\\d)$", "1.0$1"));
        assertThat(values).hasSize(version <= 1.07 ? 18 : version <= 1.09 ? 26 : version <= 1.10 ? 36 : version <= 1.11 ? 40 : 43);
        assertThat(values).containsEntry(Counter.CALLS, 1L).containsEntry(Counter.ROWS, 1L);
        assertThat(values.get(Counter.EXECUTION_TIME)).isPositive();
        assertThat(counted.user()).isEqualTo("postgres");
        assertThat(counted.key().topLevel().isPresent()).isEqualTo(version >= 1.09);
        assertThat(counted.since().isPresent()).isEqualTo(version >= 1.11);
        assertThat(snapshot.resetAt().isPresent()).isEqualTo(version >= 1.09);
        assertThat(snapshot.thrownAway().isPresent()).isEqualTo(version >= 1.09);
        assertThat(snapshot.tracking().track()).contains("top");
        assertThat(snapshot.tracking().planning().isPresent()).isEqualTo(version >= 1.08);
        assertThat(snapshot.tracking().ioTiming()).isTrue();
        assertThat(snapshot.hiddenCount()).isZero();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void ownStatementsAreLeftOut(PostgresServer server) throws SQLException, RefusedStatement {
        try (Connection connection = server.connect()) {
            ExplainRunner.explain(connection, new ExplainRequest(GuardedStatement.of("SELECT * FROM customers WHERE id = $1"), false, false,
                    List.of(), Duration.ofSeconds(9), Duration.ofSeconds(9)));
            WorkloadReader.read(connection);
            ServerInfo.read(connection);
        }
        WorkloadSnapshot snapshot = snapshot(server);
        Workload workload = Workload.of(snapshot, new Criteria(Criteria.USUAL_MEAN, 0, false));
        assertThat(workload.own()).isGreaterThan(4);
        assertThat(workload.statements()).noneMatch(each -> each.statement().text().contains("pg_catalog")
                || each.statement().text().contains("pg_stat_statements s") || each.statement().text().contains("plumbline_")
                || each.statement().text().contains("server_version_num"));
        assertThat(Workload.of(snapshot, new Criteria(Criteria.USUAL_MEAN, 0, true)).own()).isZero();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void differenceIsWhatRanSinceAndAResetInBetweenIsTold(PostgresServer server) throws SQLException {
        run(server, "SELECT name FROM customers WHERE id = 7", "SELECT name FROM customers WHERE id = 7", "SELECT 'once' FROM orders");
        WorkloadSnapshot first = snapshot(server);
        run(server, "SELECT name FROM customers WHERE id = 8");
        WorkloadDifference difference = WorkloadDifference.between(first, snapshot(server));
        assertThat(statement(difference.since(), "WHERE id =").counters().calls()).isEqualTo(1);
        assertThat(difference.since().statements()).noneMatch(each -> each.text().contains("FROM orders"));
        assertThat(difference.startedAnew()).isZero();
        assertThat(difference.resetAt()).isEmpty();

        run(server, "SELECT \"My Stats\".pg_stat_statements_reset()", "SELECT name FROM customers WHERE id = 9");
        WorkloadDifference broken = WorkloadDifference.between(first, snapshot(server));
        assertThat(statement(broken.since(), "WHERE id =").counters().calls()).isEqualTo(1);
        assertThat(broken.resetAt().isPresent()).isEqualTo(first.resetAt().isPresent());
        assertThat(broken.startedAnew()).isPositive();
        assertThat(broken.gone()).isPositive();
        assertThat(broken.since().statements()).allSatisfy(each -> assertThat(each.counters().values().values()).allMatch(n -> n >= 0));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void seesLookUpsAndInsertsRowByRowAndWritesStatementsThatWork(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            run(server, "SELECT id, customer_id FROM orders");
            for (int list = 0; list < 9; list++) {
                run(server, "SELECT id, customer_id FROM orders");
            }
            send(connection, "SELECT name FROM customers WHERE id = ?", false);
            send(connection, "INSERT INTO events (id, note) VALUES (?, 'x')", true);
        }
        List<Habit> habits = Habits.of(snapshot(server));
        assertThat(habits).hasSize(2);
        for (Habit habit : habits) {
            assertThat(habit.roundTrips()).isPositive();
            String sql = switch (habit) {
                case Habit.LookUpForEachRow lookup -> {
                    assertThat(lookup.list().text()).isEqualTo("SELECT id, customer_id FROM orders");
                    run(server, lookup.joined().orElseThrow());
                    yield lookup.together();
                }
                case Habit.InsertForEachRow insert -> {
                    assertThat(insert.arrays()).contains("INSERT INTO events (id, note) SELECT * FROM unnest($1::integer[], $2::text[])");
                    insertByArrays(server, insert.arrays().get());
                    yield insert.rows();
                }
            };
            try (Connection connection = server.connect()) {
                assertThat(explained(connection, sql)).as(sql).contains("Total Cost");
            } catch (RefusedStatement refused) {
                throw new AssertionError(sql, refused);
            }
        }
    }

    /// The statement that is proposed does what it says.
    private static void insertByArrays(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                PreparedStatement insert = connection.prepareStatement(sql.replaceAll("\\$\\d", "?"))) {
            insert.setArray(1, connection.createArrayOf("int", new Object[] {-1, -2, -3}));
            insert.setArray(2, connection.createArrayOf("text", new Object[] {"a", null, "it's"}));
            assertThat(insert.executeUpdate()).isEqualTo(3);
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void writesArraysOnlyForColumnsWhoseTypesHaveThem(PostgresServer server) throws SQLException {
        run(server, "CREATE TYPE duo AS (a int, b int); "
                + "CREATE TABLE \"Odd \"\"table\" (\"A b\" varchar(3), c char(2), d numeric(4, 1), e int[], f duo)");
        try (Connection connection = server.connect()) {
            connection.setAutoCommit(false);
            String name = "\"Odd \"\"table\"";
            List<InsertedTable> tables = InsertedTables.read(connection, List.of(name, "nowhere", "events"));
            assertThat(tables).extracting(InsertedTable::name).containsExactlyInAnyOrder(name, "events");
            List<ArrayInsert.Column> columns = tables.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow().columns();
            String insert = SingleInsert.of("INSERT INTO " + name + " (\"A b\", C, d) VALUES ($1, $3, $2) ON CONFLICT DO NOTHING")
                    .flatMap(SingleInsert::arrays).orElseThrow().with(columns).orElseThrow();
            assertThat(insert).isEqualTo("INSERT INTO " + name + " (\"A b\", C, d) SELECT * FROM unnest($1::character varying[], "
                    + "$3::bpchar[], $2::numeric[]) ON CONFLICT DO NOTHING");
            try (Statement statement = connection.createStatement()) {
                statement.execute("PREPARE arrays AS " + insert);
            }
            assertThat(SingleInsert.of("INSERT INTO " + name + " VALUES ($1, $2, $3, $4)").flatMap(SingleInsert::arrays).orElseThrow()
                    .with(columns)).as("unnest takes arrays of arrays apart").isEmpty();
            assertThat(SingleInsert.of("INSERT INTO " + name + " (f) VALUES ($1)").flatMap(SingleInsert::arrays).orElseThrow()
                    .with(columns)).as("and composite values").isEmpty();
            assertThat(InsertedTables.read(connection, List.of("a.b.c.d"))).isEmpty();
            connection.rollback();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aSchemaThatMayNotBeUsedLeavesTheOthers(PostgresServer server) throws SQLException {
        run(server, "CREATE SCHEMA closed; CREATE TABLE closed.t (id int)");
        try (Connection plain = DriverManager.getConnection(server.jdbcUrl().replace("user=postgres", "user=plain"))) {
            plain.setAutoCommit(false);
            assertThat(InsertedTables.read(plain, List.of("closed.t", "events"))).extracting(InsertedTable::name)
                    .containsExactly("events");
            plain.rollback();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aPlainRoleSeesItsOwnStatementsAndTheTotalsOfOthers(PostgresServer server) throws SQLException {
        run(server, "SELECT name FROM customers WHERE id = 7");
        try (Connection plain = DriverManager.getConnection(server.jdbcUrl().replace("user=postgres", "user=plain"))) {
            try (Statement statement = plain.createStatement()) {
                statement.execute("SELECT 'mine'");
            }
            WorkloadSnapshot snapshot = ((WorkloadAnswer.Known) WorkloadReader.read(plain)).snapshot();
            assertThat(snapshot.statements()).isNotEmpty().allMatch(each -> each.user().equals("plain"));
            assertThat(snapshot.hiddenCount()).isPositive();
            assertThat(snapshot.hidden().calls()).isPositive();
            run(server, "REVOKE SELECT ON \"My Stats\".pg_stat_statements FROM PUBLIC");
            assertThat(WorkloadReader.read(plain)).isInstanceOf(WorkloadAnswer.NotPermitted.class);
            run(server, "GRANT SELECT ON \"My Stats\".pg_stat_statements TO PUBLIC");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void saysWhatIsMissingAndMakesNothing(PostgresServer server) throws SQLException {
        try (Connection empty = DriverManager.getConnection(server.jdbcUrl().replace("/postgres?", "/empty?"))) {
            assertThat(WorkloadReader.read(empty)).isEqualTo(new WorkloadAnswer.NotInstalled(true, true));
            assertThat(WorkloadReader.read(empty)).isEqualTo(new WorkloadAnswer.NotInstalled(true, true));
        }
    }

    @Test
    void aLibraryThatIsNotLoadedCountsNothing() throws SQLException {
        try (PostgresServer server = PostgresServer.start(18, Map.of("shared_preload_libraries", ""));
                Connection connection = server.connect()) {
            assertThat(WorkloadReader.read(connection)).isEqualTo(new WorkloadAnswer.NotInstalled(true, false));
            run(server, "CREATE EXTENSION pg_stat_statements");
            assertThat(WorkloadReader.read(connection)).isEqualTo(new WorkloadAnswer.NotPreloaded());
        }
    }

    /// Ten thousand times, each a statement of its own to the server.
    private static void send(Connection connection, String sql, boolean change) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < 10_000; i++) {
                statement.setInt(1, 1 + i % 1_000);
                if (change) {
                    statement.addBatch();
                } else {
                    statement.executeQuery().close();
                }
            }
            if (change) {
                statement.executeBatch();
            }
        }
    }

    private static String explained(Connection connection, String sql) throws SQLException, RefusedStatement {
        return ExplainRunner.explain(connection, new ExplainRequest(GuardedStatement.of(sql), false, false, List.of(),
                Duration.ofSeconds(9), Duration.ofSeconds(9)));
    }

    private static WorkloadSnapshot snapshot(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            return ((WorkloadAnswer.Known) WorkloadReader.read(connection)).snapshot();
        }
    }

    private static StatementCounters statement(WorkloadSnapshot snapshot, String part) {
        Optional<StatementCounters> found = snapshot.statements().stream().filter(each -> each.text().contains(part)).findFirst();
        return found.orElseThrow(() -> new AssertionError(part + " is not among " + snapshot.statements()));
    }

    private static void run(PostgresServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                for (String one : sql.split(";", -1)) {
                    statement.execute(one);
                }
            }
        }
    }
}
