package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.capacity.cache.CacheVerdict;
import org.plumbline.capacity.cache.CandidateStatement;
import org.plumbline.capacity.cache.CandidateStatement.Effect;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadSnapshot;

class CacheCandidatesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT * FROM t WHERE id = $1 | READS", "WITH x AS (SELECT 1) SELECT * FROM x | READS",
        "INSERT INTO t VALUES ($1) | WRITES", "WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d | WRITES",
        "UPDATE t SET a = $1 WHERE id = $2 | WRITES",
        "SELECT * FROM t WHERE id = $1 FOR UPDATE | LOCKS", "SELECT * FROM t FOR NO KEY UPDATE | LOCKS",
        "SELECT * FROM t FOR SHARE | LOCKS",
        "SELECT random() | VOLATILE", "SELECT nextval($1) | VOLATILE", "SELECT gen_random_uuid(), * FROM t | VOLATILE",
        "SELECT random FROM t | READS", "SELECT 'random()' | READS"
    })
    void aStatementIsToldByWhatItDoesBesideReading(String sql, Effect effect) throws RefusedStatement {
        assertThat(CacheCandidates.effect(GuardedStatement.of(sql.strip()))).isEqualTo(effect);
    }

    @Test
    void aStatementThatRunsForHoursHidesNoOther() {
        List<CandidateStatement> candidates = CacheCandidates.of(CountedWorkload.of(
                CountedWorkload.statement("SELECT sum(a) FROM history", 1, 7_200), CountedWorkload.statement("SELECT 1", 1_000, 10)), 0, 0)
                .orElseThrow();
        assertThat(candidates).extracting(CandidateStatement::meanMs).containsExactly(3_600_000.0, 10.0);
        assertThat(CacheVerdict.rank(candidates, 300, 0.5)).extracting(each -> each.statement().name())
                .containsExactly("SELECT sum(a) FROM history", "SELECT 1");
    }

    @Nested
    @NeedsPostgres
    class OnAServer {
        private static PostgresServer server;
        private static Database database;

        @BeforeAll
        static void start() throws SQLException {
            server = PostgresServer.start(18);
            database = Database.of("shop", DatabaseUrl.of(server.jdbcUrl()));
            execute("CREATE EXTENSION pg_stat_statements", "CREATE TABLE t AS SELECT i AS id FROM generate_series(1, 20000) i", """
                    CREATE TABLE "Orders" AS SELECT i AS id, CASE WHEN i % 2 = 0 THEN 1 ELSE 1 + i / 10 END AS customer,
                        repeat('x', 50) AS note FROM generate_series(1, 4000) i""", "ALTER TABLE \"Orders\" ADD PRIMARY KEY (id)", """
                    CREATE TABLE events (day int, kind int) PARTITION BY LIST (day);
                    CREATE TABLE events_1 PARTITION OF events FOR VALUES IN (1);
                    CREATE TABLE events_2 PARTITION OF events FOR VALUES IN (2);
                    INSERT INTO events SELECT 1 + i % 2, i % 50 FROM generate_series(1, 2000) i""", "ANALYZE");
        }

        @AfterAll
        static void stop() {
            database.close();
            server.close();
        }

        @Test
        void itsStatementsAreRanked() throws SQLException, ServerFailure {
            for (int i = 0; i < 20; i++) {
                execute("SELECT count(*), sum(id) FROM t WHERE id % 7 = " + i, "INSERT INTO t VALUES (" + i + ")", "SELECT random()");
            }
            List<CandidateStatement> candidates = CacheCandidates.of(workload(), 0, 1_000).orElseThrow();
            assertThat(candidates).extracting(CandidateStatement::name).noneMatch(text -> text.contains("Plumbline"));
            List<CacheVerdict> ranked = CacheVerdict.rank(candidates.stream().filter(each -> each.name().contains(" t ")
                    || each.name().contains("random")).toList(), 300, 0.01);
            assertThat(ranked.getFirst().statement().name()).startsWith("SELECT count(*), sum(id)");
            assertThat(ranked.getFirst().judgement()).isEqualTo(CacheVerdict.Judgement.WORTH);
            assertThat(ranked.getFirst().atMost()).as("nobody counted the values").isTrue();
            assertThat(ranked.getFirst().savedMsPerSecond()).isPositive();
            assertThat(ranked).anyMatch(each -> each.judgement() == CacheVerdict.Judgement.WRITES)
                    .anyMatch(each -> each.judgement() == CacheVerdict.Judgement.VOLATILE);
        }

        @Test
        void aStatementIsTheTrafficOfACache() throws Exception {
            for (int i = 1; i <= 30; i++) {
                execute("SELECT * FROM \"Orders\" WHERE customer = " + i, "SELECT note FROM \"Orders\" WHERE id = " + i,
                        "SELECT 1 FROM \"Orders\" WHERE id = " + i + " AND customer = 1", "SELECT day FROM events WHERE kind = " + i,
                        "DELETE FROM events WHERE kind = -1");
            }
            StatementTraffic orders = traffic("WHERE customer = ");
            assertThat(orders.calls()).isEqualTo(30);
            assertThat(orders.callsPerSecond()).isPositive();
            assertThat(orders.meanMs()).isPositive();
            assertThat(orders.rowsPerCall()).isGreaterThan(60);
            assertThat(orders.resultBytes().orElseThrow()).isCloseTo(orders.rowsPerCall() * 59, within(orders.rowsPerCall() * 2));
            ComparedColumn customer = orders.column().orElseThrow();
            assertThat(customer.table() + " " + customer.column()).isEqualTo("public.Orders customer");
            assertThat(customer.popularity().hottest()).isCloseTo(0.5, within(0.01));
            assertThat(customer.popularity().items()).isBetween(350L, 450L);

            ComparedColumn id = traffic("SELECT note").column().orElseThrow();
            assertThat(id.popularity().items()).isEqualTo(4_000);
            assertThat(id.popularity().hottest()).isCloseTo(1 / 4_000.0, within(1e-9));
            assertThat(traffic("SELECT $1 FROM").column()).as("of two columns").isEmpty();
            ComparedColumn kind = traffic("SELECT day").column().orElseThrow();
            assertThat(kind.table()).as("the table of all its partitions").isEqualTo("public.events");
            assertThat(kind.popularity().items()).isEqualTo(50);
            assertThatThrownBy(() -> traffic("DELETE FROM events")).isInstanceOf(RefusedStatement.class)
                    .hasMessageContaining("changes data");
            assertThat(StatementTraffic.find(workload(), Long.toString(orders.queryId().orElseThrow()))).singleElement()
                    .satisfies(found -> assertThat(found.text()).isEqualTo(orders.text()));
            assertThat(StatementTraffic.find(workload(), "no such statement")).isEmpty();
        }

        /// By the values of the column that it compares: 4,000 of them hardly ever come again within a second.
        @Test
        void whatIsAskedForByItsKeyIsUnique() throws Exception {
            execute("CREATE ROLE other LOGIN SUPERUSER");
            try (Connection connection = DriverManager.getConnection(server.jdbcUrl().replace("user=postgres", "user=other"));
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT id, note FROM \"Orders\" WHERE id = 1");
            }
            execute("SELECT id, note FROM \"Orders\" WHERE id = 2");
            List<CandidateStatement> counted = CacheCandidates.of(workload(), 0, 1_000).orElseThrow().stream()
                    .filter(each -> each.name().startsWith("SELECT id, note")).toList();
            assertThat(counted).as("of both users together").hasSize(1);
            assertThat(verdict(counted)).extracting(CacheVerdict::judgement).isNotEqualTo(CacheVerdict.Judgement.UNIQUE);
            CacheVerdict known = verdict(CacheCandidates.withKeys(database, counted));
            assertThat(known.judgement()).isEqualTo(CacheVerdict.Judgement.UNIQUE);
            assertThat(known.statement().keys()).hasValue(4_000);
            assertThat(CacheText.verdict(known)).startsWith("Never: ").contains("4,000 values by pg_stats");
        }

        /// Where a result is kept for so long that it is asked for 10 times.
        private static CacheVerdict verdict(List<CandidateStatement> statements) {
            return CacheVerdict.rank(statements, 10 / statements.getFirst().callsPerSecond(), 0).getFirst();
        }

        private static StatementTraffic traffic(String part) throws ServerFailure, RefusedStatement {
            WorkloadSnapshot workload = workload();
            StatementCounters found = StatementTraffic.find(workload, part).getFirst();
            return StatementTraffic.of(database, found, StatementTraffic.window(workload, found).orElseThrow());
        }

        private static WorkloadSnapshot workload() throws ServerFailure {
            return ((WorkloadAnswer.Known) database.workload()).snapshot();
        }

        private static void execute(String... statements) throws SQLException {
            try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
                for (String each : statements) {
                    statement.execute(each);
                }
            }
        }
    }
}
