package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.capacity.cache.CacheVerdict;
import org.plumbline.capacity.cache.CandidateStatement;
import org.plumbline.capacity.cache.CandidateStatement.Effect;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.plumbline.workload.WorkloadAnswer;

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

    @Test
    @NeedsPostgres
    void aServersStatementsAreRanked() throws SQLException, ServerFailure {
        try (PostgresServer server = PostgresServer.start(18); Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_stat_statements");
            statement.execute("CREATE TABLE t AS SELECT i AS id FROM generate_series(1, 20000) i");
            for (int i = 0; i < 20; i++) {
                statement.execute("SELECT count(*), sum(id) FROM t WHERE id % 7 = " + i);
                statement.execute("INSERT INTO t VALUES (" + i + ")");
                statement.execute("SELECT random()");
            }
            try (Database database = Database.of("shop", DatabaseUrl.of(server.jdbcUrl()))) {
                var workload = ((WorkloadAnswer.Known) database.workload()).snapshot();
                List<CandidateStatement> candidates = CacheCandidates.of(workload, 0, 1_000).orElseThrow();
                assertThat(candidates).extracting(CandidateStatement::name).noneMatch(text -> text.contains("Plumbline"));
                List<CacheVerdict> ranked = CacheVerdict.rank(candidates, 300, 0.01);
                assertThat(ranked.getFirst().statement().name()).startsWith("SELECT count(*), sum(id)");
                assertThat(ranked.getFirst().judgement()).isEqualTo(CacheVerdict.Judgement.WORTH);
                assertThat(ranked.getFirst().atMost()).as("nobody counted the values").isTrue();
                assertThat(ranked.getFirst().savedMsPerSecond()).isPositive();
                assertThat(ranked).anyMatch(each -> each.judgement() == CacheVerdict.Judgement.WRITES)
                        .anyMatch(each -> each.judgement() == CacheVerdict.Judgement.VOLATILE);
            }
        }
    }
}
