package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.advisor.PageCostFit;
import org.plumbline.advisor.PlannedQuery;
import org.plumbline.advisor.SearchLimits;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.ui.text.BufferText;
import org.plumbline.capacity.cache.BufferHits;
import org.plumbline.catalog.PageCosts;
import org.plumbline.catalog.PageReads;
import org.plumbline.plan.Operation;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
@Timeout(120)
class PageCostReaderTest extends EachServer {
    /// `pg_stat_io` begins with it.
    private static final int TELLS_IO = 16;
    private static final int PAGES = 20_000;
    private static final int SCANS = 40;
    private static final WorkloadQuery ONE = new WorkloadQuery("one", "SELECT note FROM orders WHERE id = 7", 1);

    @Override
    String script() {
        return """
                CREATE TABLE orders AS SELECT i AS id, repeat('x', 100) AS note FROM generate_series(1, 100000) AS i;
                CREATE INDEX ON orders (id);
                CREATE TABLE events (day integer, customer integer, note text) PARTITION BY LIST (day);
                CREATE TABLE events_1 PARTITION OF events FOR VALUES IN (1);
                CREATE TABLE events_2 PARTITION OF events FOR VALUES IN (2);
                CREATE TABLE events_3 PARTITION OF events FOR VALUES IN (3);
                INSERT INTO events SELECT 1 + i % 3, i % 5000, repeat('y', 60) FROM generate_series(1, 60000) AS i;
                ANALYZE events; ANALYZE orders;""";
    }

    /// So that most pages are read from the system's memory again and again.
    @Override
    Map<String, String> settings() {
        return Map.of("autovacuum", "off", "shared_buffers", "1MB", "track_io_timing", "on");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void pagesThatTheSystemHasInMemoryCostThatMuchAndNoMore(PostgresServer server) throws SQLException {
        work(server);
        try (Connection connection = server.connect()) {
            PageCostFit fit = PageCostReader.read(connection).orElseThrow();
            // the server hands its counters on with some delay, pages and times not always together
            while (fit.reads().asked() < PAGES || fit.reads().random().isEmpty()) {
                Thread.onSpinWait();
                fit = PageCostReader.read(connection).orElseThrow();
            }
            PageReads reads = fit.reads();
            assertThat(reads.hit()).isPositive();
            assertThat(reads.read()).isGreaterThan(2_000);
            assertThat(reads.random()).get().matches(time -> time.toNanos() >= 200);
            assertThat(reads.sequential().isPresent()).as("told apart")
                    .isEqualTo(connection.getMetaData().getDatabaseMajorVersion() >= TELLS_IO);
            assertThat(fit.now()).isEqualTo(new PageCosts(1, 4));
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    /// In a database of its own, whose counters nobody else moves; its table fits into the server's little memory, so that it stays there.
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void tellsOfEachTableHowOftenItsPagesWereThere(PostgresServer server) throws Exception {
        try (Connection connection = server.connect()) {
            run(connection, "CREATE DATABASE buffers");
        }
        long pages;
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server.port() + "/buffers", "postgres",
                "")) {
            pages = scanned(connection);
        }
        try (Database database = Database.of("test", DatabaseUrl.of("postgresql://postgres@127.0.0.1:" + server.port() + "/buffers"))) {
            BufferUse use = BufferUse.of(database);
            while (use.all().tableHit() < pages * (SCANS - 1) * 9 / 10) { // the server hands its counters on with some delay
                Thread.onSpinWait();
                use = BufferUse.of(database);
            }
            BufferHits all = use.all();
            assertThat(all.name()).isEqualTo("buffers");
            assertThat(use.tables()).singleElement().satisfies(table -> {
                assertThat(table.name()).isEqualTo("public.Big one");
                assertThat(table.tableShare().orElseThrow()).isBetween(0.5, 1.0);
                assertThat(BufferText.table(table)).startsWith("public.Big one: table ");
            });
            assertThat(use.indexes()).singleElement().satisfies(index -> {
                assertThat(index.name()).isEqualTo("public.Big one_id_idx");
                assertThat(index.asked()).isEqualTo(all.indexHit() + all.indexRead()).isPositive();
                assertThat(BufferText.index(index)).startsWith("index public.Big one_id_idx: ");
            });
            assertThat(use.sharedBuffers()).isEqualTo(Bytes.kibibytes(1024));
            assertThat(BufferText.sentences(use).getFirst()).startsWith("shared_buffers (1 MB) had ").contains("does not say");
        }
    }

    /// How many pages were scanned each time.
    private static long scanned(Connection connection) throws SQLException {
        run(connection, """
                CREATE TABLE "Big one" WITH (autovacuum_enabled = off) AS SELECT i AS id, repeat('x', 100) AS note
                FROM generate_series(1, 1500) AS i;
                CREATE INDEX ON "Big one" (id);
                CREATE TABLE untouched (id int);
                ANALYZE "Big one\"""");
        for (int i = 0; i < SCANS; i++) {
            run(connection, "SELECT count(note) FROM \"Big one\"");
        }
        return Long.parseLong(answers(connection, "SELECT pg_relation_size('\"Big one\"') / 8192").getFirst());
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void statementsArePlannedWithTheCostsThatWereChosenAndTheServersSettingsStay(PostgresServer server) throws Exception {
        try (Database database = Database.of("test", DatabaseUrl.of("postgresql://postgres@127.0.0.1:" + server.port() + "/postgres"))) {
            PlannedQuery usual = planned(database);
            var costs = new PageCosts(1, 1.5);
            PlannedQuery cheaper = planned(database.planning(costs));
            assertThat(cheaper.plan().root().estimate().orElseThrow().totalCost().value())
                    .isLessThan(usual.plan().root().estimate().orElseThrow().totalCost().value());
            assertThat(database.planning(costs).catalog(List.of(cheaper.plan())).server().pageCosts()).isEqualTo(costs);
            assertThat(planned(database).plan()).as("as before, in the same sessions").isEqualTo(usual.plan());
        }
    }

    /// NULLs stand for the values, and no partition holds a NULL.
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aStatementWithAnOpenPartitionKeyIsPlannedOnItsPartitions(PostgresServer server) throws Exception {
        try (Database database = Database.of("test", DatabaseUrl.of("postgresql://postgres@127.0.0.1:" + server.port() + "/postgres"))) {
            var open = new WorkloadQuery("open", "SELECT note FROM events WHERE day = $1 AND customer = $2", 1);
            KnownWorkload known = KnownWorkload.of(database, List.of(open), IndexAdvisory.Watcher.NOBODY);
            assertThat(known.planned().getFirst().plan().nodes())
                    .filteredOn(node -> node.operation() instanceof Operation.SeqScan).hasSize(3);
            IndexAdvisory advisory = IndexAdvisory.byModel(database, List.of(open), SearchLimits.none());
            assertThat(advisory.advice().best().indexes()).isNotEmpty()
                    .allSatisfy(index -> assertThat(index.index().table()).isEqualTo("events"));
            try (Connection connection = server.connect()) {
                var plans = new SessionPlans(connection, new Canceller());
                plans.execute("SET plan_cache_mode = force_generic_plan");
                assertThat(plans.planned(open)).contains("events_1", "events_2", "events_3");
                assertThat(plans.text("SHOW enable_partition_pruning")).isEqualTo("on");
            }
        }
    }

    private static PlannedQuery planned(Database database) throws ServerFailure {
        return KnownWorkload.of(database, List.of(ONE), IndexAdvisory.Watcher.NOBODY).planned().getFirst();
    }

    private static void work(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            for (int i = 0; i < 3; i++) {
                statement.execute("SELECT count(note) FROM orders");
            }
            statement.execute("SET enable_seqscan = off");
            statement.execute("SET enable_hashjoin = off");
            statement.execute("SET enable_mergejoin = off");
            statement.execute("SELECT count(note) FROM generate_series(1, 10000) AS i JOIN orders ON id = i::bigint * 7919 % 100000");
        }
    }
}
