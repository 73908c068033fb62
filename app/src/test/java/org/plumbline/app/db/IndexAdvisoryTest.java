package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.IndexAdvice;
import org.plumbline.advisor.SearchLimits;
import org.plumbline.advisor.SizeModel;
import org.plumbline.advisor.WhatIf;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.report.AdviceScript;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.index.DdlScript;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexDdl;
import org.plumbline.sql.SqlScript;
import org.plumbline.testkit.postgres.PostgresServer;

/// On a real server with HypoPG.
class IndexAdvisoryTest {
    private static final WorkloadQuery BY_CUSTOMER =
            new WorkloadQuery("customer", "SELECT id, total FROM shop.\"Order\" WHERE customer = 7", 1);
    private static final WorkloadQuery NEWEST = new WorkloadQuery(
            "newest", "SELECT * FROM shop.\"Order\" WHERE customer = $1 ORDER BY placed DESC LIMIT 10", 1);
    private static final WorkloadQuery BY_DAY = new WorkloadQuery("day", "SELECT count(*) FROM parted WHERE day = 5", 1);

    private static PostgresServer server;

    @BeforeAll
    static void start() throws SQLException {
        Optional<PostgresServer> started = PostgresServer.startWithHypoPg();
        Assumptions.assumeTrue(started.isPresent(), "This machine has no PostgreSQL with HypoPG (Debian: postgresql-15-hypopg).");
        server = started.get();
        run("CREATE SCHEMA ext");
        run("CREATE EXTENSION hypopg SCHEMA ext");
        run("CREATE SCHEMA shop");
        run("CREATE TABLE shop.\"Order\" (id integer PRIMARY KEY, customer integer NOT NULL, placed date NOT NULL, status text NOT NULL,"
                + " total numeric NOT NULL, note text)");
        run("INSERT INTO shop.\"Order\" SELECT i, i % 200, date '2020-01-01' + i % 900, 'done', i / 7.0, repeat('x', 60)"
                + " FROM generate_series(1, 50000) AS i");
        run("CREATE INDEX placed_there ON shop.\"Order\" (placed)");
        run("CREATE TABLE parted (id integer, day integer, text text) PARTITION BY RANGE (id)");
        run("CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (30000)");
        run("CREATE TABLE parted_2 PARTITION OF parted FOR VALUES FROM (30000) TO (60000)");
        run("INSERT INTO parted SELECT i, i % 1000, repeat('y', 50) FROM generate_series(1, 50000) AS i");
        run("ANALYZE");
        run("ANALYZE parted");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void advisesTheIndexesThatAnExpertWouldName() throws Exception {
        IndexAdvice advice = advised(SearchLimits.none(), BY_CUSTOMER, NEWEST, BY_DAY).advice();

        assertThat(names(advice)).containsExactlyInAnyOrder("public.parted (day)", "shop.\"Order\" (customer, placed)");
        assertThat(advice.best().cost()).isLessThan(advice.baseline() / 3);
        assertThat(advice.frontier()).first().satisfies(nothing -> assertThat(nothing.indexes()).isEmpty());
        assertThat(advice.best().indexes()).allSatisfy(index -> assertThat(index.helps()).isNotEmpty()
                .allSatisfy(help -> assertThat(help.after()).isLessThan(help.before())));
        assertThat(advice.rejected()).extracting(each -> AdviceText.columns(each.index()) + ": " + AdviceText.reason(each.reason()))
                .contains("shop.\"Order\" (customer): covered by the one on shop.\"Order\" (customer, placed)");
    }

    /// HypoPG hides them from version 1.4 on.
    @Test
    void plansWithoutIndexesOfTheDatabaseWhereHypoPgHidesThem() throws Exception {
        run("CREATE TABLE twice AS SELECT i AS id, i % 300 AS customer, i % 77 AS day, repeat('z', 80) AS note "
                + "FROM generate_series(1, 40000) AS i");
        run("CREATE INDEX twice_customer ON twice (customer)");
        run("CREATE INDEX \"Twice again\" ON twice (customer)");
        run("ANALYZE twice");
        var counts = new WorkloadQuery("counts", "SELECT count(*) FROM twice WHERE customer = 7", 1);
        var both = new WorkloadQuery("both", "SELECT note FROM twice WHERE customer = 7 AND day = 3", 1);
        IndexAdvisory advisory = advised(SearchLimits.none(), counts, both);
        boolean hides = advisory.facts().server().installed("hypopg").orElseThrow().compareTo("1.4") >= 0;
        assertThat(advisory.advice().removals().isEmpty()).isEqualTo(!hides);
        if (hides) {
            assertThat(advisory.advice().removals()).as("the last is missed").anySatisfy(each -> assertThat(each.dearer()).isEmpty());
            assertThat(AdviceScript.of(advisory).create()).contains("Planned without it");
        }
    }

    @Test
    void keepsToTheBudgetAndToTheNumber() throws Exception {
        long half = advised(SearchLimits.none(), BY_CUSTOMER, BY_DAY).advice().best().size().count() / 2;
        assertThat(advised(SearchLimits.budget(half), BY_CUSTOMER, BY_DAY).advice().best().size().count()).isBetween(1L, half);
        assertThat(advised(new SearchLimits(OptionalLong.empty(), 1, 100), BY_CUSTOMER, BY_DAY).advice().best().indexes()).hasSize(1);
    }

    @Test
    void namesTheIndexThatANewOneMakesNeedlessAndDropsNone() throws Exception {
        var query = new WorkloadQuery("day", "SELECT max(total) FROM shop.\"Order\" WHERE placed = '2020-05-05' AND total > 100", 1);
        IndexAdvisory advisory = advised(SearchLimits.none(), query);
        assertThat(names(advisory.advice())).containsExactly("shop.\"Order\" (placed, total)");
        assertThat(advisory.advice().superseded()).extracting(each -> each.index().name()).containsExactly("placed_there");
        assertThat(AdviceScript.of(advisory).create())
                .contains("-- DROP INDEX CONCURRENTLY IF EXISTS shop.placed_there;").doesNotContain("\nDROP");
    }

    @Test
    void anIndexOnAPartitionedTableIsForAllPartitionsWhateverTheStatementReads() throws Exception {
        IndexAdvisory advisory = advised(SearchLimits.none(),
                new WorkloadQuery("one", "SELECT count(*) FROM parted WHERE id < 20000 AND day = 5", 1));
        assertThat(names(advisory.advice())).hasSize(1).first().asString().startsWith("public.parted (");
        assertThat(AdviceScript.of(advisory).create()).contains("ON ONLY", "parted_1", "parted_2");
    }

    @Test
    void findsTheOrderOfAPartitionedTable() throws Exception {
        assertThat(names(advised(SearchLimits.none(), new WorkloadQuery("top", "SELECT * FROM parted ORDER BY id LIMIT 5", 1)).advice()))
                .containsExactly("public.parted (id)");
    }

    @Test
    void saysThatNoStatementCanBePlanned() {
        assertThatThrownBy(() -> advised(SearchLimits.none(), new WorkloadQuery("broken", "SELECT nothing FROM nowhere", 1)))
                .isInstanceOf(ServerFailure.class).hasMessageContaining("No statement of the workload can be planned. broken: ");
    }

    @Test
    void proposesNothingThatIsThere() throws Exception {
        var query = new WorkloadQuery("id", "SELECT * FROM shop.\"Order\" WHERE id = 3", 1);
        assertThat(advised(SearchLimits.none(), query).advice().best().indexes()).isEmpty();
    }

    @Test
    void saysWhichStatementsAreLeftOut() throws Exception {
        IndexAdvisory advisory = advised(SearchLimits.none(), BY_CUSTOMER,
                new WorkloadQuery("broken", "SELECT nothing FROM nowhere", 1), new WorkloadQuery("odd", "VACUUM", 1));
        assertThat(advisory.unplanned()).extracting(IndexAdvisory.Unplanned::query).containsExactly("broken", "odd");
        assertThat(advisory.advice().best().indexes()).isNotEmpty();
    }

    @Test
    void leavesNothingBehindAndItsScriptRuns() throws Exception {
        IndexAdvisory advisory = advised(SearchLimits.none(), NEWEST, BY_DAY);
        DdlScript script = AdviceScript.of(advisory);
        String count = "SELECT count(*) FROM pg_index"
                + " WHERE indrelid IN ('shop.\"Order\"'::regclass, 'parted'::regclass, 'parted_1'::regclass)";
        assertThat(number(count)).isEqualTo(2);
        runAll(script.create());
        assertThat(number(count)).isEqualTo(5);
        assertThat(advised(SearchLimits.none(), NEWEST, BY_DAY).advice().best().indexes()).isEmpty();
        runAll(script.rollback());
        assertThat(number(count)).isEqualTo(2);
    }

    @Test
    void whatHypoPgDoesNotTakeIsModelledBesideItAndSaysSo() throws Exception {
        var search = new WorkloadQuery("search", "SELECT id FROM shop.\"Order\" WHERE note ILIKE '%number 4711%'", 1);
        IndexAdvice advice = advised(SearchLimits.none(), BY_CUSTOMER, search).advice();
        assertThat(advice.best().indexes()).extracting(index -> AdviceText.columns(index.index()) + " " + index.proof())
                .containsExactlyInAnyOrder("shop.\"Order\" (customer) ESTIMATED", "shop.\"Order\" USING gin (note gin_trgm_ops) MODEL");
        assertThat(advice.best().indexes()).filteredOn(index -> index.index().method().equals("gin"))
                .allSatisfy(index -> assertThat(index.size()).isEmpty());

        IndexAdvice within = advised(SearchLimits.budget(50_000_000), search).advice();
        assertThat(within.best().indexes()).isEmpty();
        assertThat(within.rejected()).extracting(each -> AdviceText.reason(each.reason()))
                .contains("its size is not known before it is built, so that it cannot be held against the budget");
    }

    @Test
    void tellsWhatIsMissing() {
        try (Database database = database("template1")) {
            assertThatThrownBy(() -> IndexAdvisory.byHypoPg(database, List.of(new WorkloadQuery("one", "SELECT 1", 1)),
                    SizeModel.REAL, SearchLimits.none()))
                    .isInstanceOf(ServerFailure.class).hasMessageContaining("CREATE EXTENSION hypopg");
        }
    }

    @Test
    void aServerThatDiesAmidTheSearchIsToldInASentence() throws Exception {
        try (PostgresServer dying = PostgresServer.startWithHypoPg().orElseThrow()) {
            try (Connection connection = dying.connect(); Statement statement = connection.createStatement()) {
                statement.execute("CREATE EXTENSION hypopg");
                statement.execute("CREATE TABLE few AS SELECT i AS id, i % 100 AS day FROM generate_series(1, 20000) AS i");
                statement.execute("ANALYZE few");
            }
            var alive = new AtomicBoolean(true);
            var watcher = new IndexAdvisory.Watcher() {
                @Override
                public void planned(int done, int all) {
                    // it lives as yet
                }

                @Override
                public void asked(long calls, long most) {
                    if (calls > 0 && alive.getAndSet(false)) {
                        dying.crash();
                    }
                }
            };
            try (Database database = Database.of(
                    "dying", DatabaseUrl.of("postgresql://postgres@127.0.0.1:" + dying.port() + "/postgres"))) {
                List<WorkloadQuery> queries = List.of(new WorkloadQuery("few", "SELECT * FROM few WHERE day = 5 AND id > 17000", 1));
                assertThatThrownBy(() -> IndexAdvisory.byHypoPg(database, queries, SizeModel.REAL, SearchLimits.none(), watcher))
                        .isInstanceOf(WhatIfFailure.class).hasMessageMatching("The connection to \\S+ was lost: .+\\.");
            }
            dying.startAgain();
        }
    }

    @Test
    void aPersonTriesSetsInASessionThatStaysAndIsMadeAgain() throws Exception {
        try (Database database = database("postgres")) {
            IndexAdvisory advisory = IndexAdvisory.byHypoPg(database, List.of(BY_CUSTOMER, BY_DAY), SizeModel.REAL, SearchLimits.none());
            IndexCandidate index = advisory.advice().best().indexes().stream().map(AdvisedIndex::index)
                    .filter(each -> each.table().equals("Order")).findFirst().orElseThrow();
            try (var session = new WhatIfSession(database, advisory.facts(), advisory.planned())) {
                List<WorkloadQuery> both = List.of(BY_CUSTOMER, BY_DAY);
                List<WhatIf.Answer> today = session.ask(both, Set.of(), (_, _) -> { });
                List<WhatIf.Answer> then = session.ask(both, Set.of(index), (_, _) -> { });
                assertThat(then.getFirst().used()).containsExactly(index);
                assertThat(then.getFirst().cost()).isLessThan(today.getFirst().cost());
                assertThat(then.getLast()).isEqualTo(today.getLast());
                assertThat(session.plan(BY_CUSTOMER, Set.of(index), (_, _) -> { }))
                        .contains("\"Index Name\": \"" + IndexDdl.of(index).name() + "\"");
                assertThat(session.plan(BY_CUSTOMER, Set.of(), (_, _) -> { })).contains("Seq Scan");

                run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%hypopg%' AND pid <> pg_backend_pid()");
                assertThat(session.plan(BY_CUSTOMER, Set.of(), (_, _) -> { })).as("lost meanwhile").contains("Seq Scan");
                List<Connection> others = database.sessions(Line.MOST_SESSIONS);
                assertThat(others).as("one stays with whoever tries").hasSize(Line.MOST_SESSIONS - 1);
                session.plan(BY_CUSTOMER, Set.of(), (_, _) -> { });
                assertThat(database.hasSpare()).as("given up for others").isTrue();
                database.end(others);
            }
        }
    }

    private static IndexAdvisory advised(SearchLimits limits, WorkloadQuery... queries) throws Exception {
        try (Database database = database("postgres")) {
            return IndexAdvisory.byHypoPg(database, List.of(queries), SizeModel.REAL, limits);
        }
    }

    private static Database database(String name) {
        return Database.of("test", DatabaseUrl.of("postgresql://postgres@127.0.0.1:" + server.port() + "/" + name));
    }

    private static List<String> names(IndexAdvice advice) {
        return advice.best().indexes().stream().map(AdvisedIndex::index).map(AdviceText::columns).toList();
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// As psql does: one statement after the other, outside a transaction.
    private static void runAll(String script) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            for (var each : SqlScript.statements(script)) {
                statement.execute(each.sql());
            }
        }
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
