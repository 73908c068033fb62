package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedStatementTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "", "  ; ; ", "-- nothing", "SELECT 1; DROP TABLE t", "SELECT 1; COMMIT; DROP TABLE t", "COMMIT", "SET TRANSACTION READ WRITE",
        "EXPLAIN SELECT 1", "EXPLAIN ANALYZE DELETE FROM t", "CREATE TABLE x AS SELECT 1", "CREATE MATERIALIZED VIEW v AS SELECT 1",
        "SELECT * INTO x FROM t", "WITH a AS (INSERT INTO t VALUES (1) RETURNING id) SELECT * INTO x FROM a", "DO $$ BEGIN END $$",
        "CALL p()", "EXECUTE s", "COPY t FROM stdin", "VACUUM t", "BEGIN; SELECT 1", "SELECT $65536", "SELECT :a; DROP TABLE t",
        "/* SELECT */ DROP TABLE t",
        "DECLARE c CURSOR FOR SELECT 1", "LOCK TABLE t", "\\copy t from x", "\"select\" 1"
    })
    void refusesWhatIsNotOneStatementToExplain(String text) {
        assertThatThrownBy(() -> GuardedStatement.of(text)).isInstanceOf(RefusedStatement.class).hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT 1 | false", "(SELECT 1) UNION SELECT 2 | false", "TABLE t | false", "VALUES (1) | false", "select ';' , $$ ; $$ | false",
        "WITH a AS (SELECT 1) SELECT * FROM a | false", "DELETE FROM t | true", "UPDATE t SET a = 1 | true",
        "INSERT INTO t SELECT 1 | true",
        "MERGE INTO t USING s ON true WHEN MATCHED THEN DO NOTHING | true", "WITH a AS (DELETE FROM t RETURNING 1) SELECT * FROM a | true",
        "SELECT * FROM t FOR UPDATE | true", "SELECT * FROM t FOR KEY SHARE | true", "SELECT 'delete', \"update\" FROM t | false"
    })
    void seesWhetherItWrites(String text, boolean writes) throws RefusedStatement {
        assertThat(GuardedStatement.of(text).writes()).isEqualTo(writes);
    }

    @Test
    void namesWhatNoRollbackUndoes() throws RefusedStatement {
        String calls = "SELECT pg_catalog.NEXTVAL ('s'), \"pg_advisory_lock\"(1), dblink_exec('x', 'y'), 'setval(1)'";
        assertThat(GuardedStatement.of(calls).survivors())
                .containsExactlyInAnyOrder("nextval", "pg_advisory_lock", "dblink_exec");
        assertThat(GuardedStatement.of("SELECT nextval FROM t -- setval(1)").survivors()).isEmpty();
    }

    @Test
    void writesEveryKindOfPlaceholderAsPostgresDoesAndIsNotTrickedByIt() throws RefusedStatement {
        GuardedStatement named = GuardedStatement.of("SELECT :a::int, ':b', x FROM t WHERE y > now() - interval :a AND z = :z;");
        assertThat(named.sql()).isEqualTo("SELECT $1::int, ':b', x FROM t WHERE y > now() - $1::interval AND z = $2");
        assertThat(named.parameters()).containsExactly("a", "z");
        assertThat(GuardedStatement.of("SELECT $:a$ 'x $$ ; DROP TABLE victim; --'").sql())
                .isEqualTo("SELECT $ $1 'x $$ ; DROP TABLE victim; --'");
        assertThat(GuardedStatement.of("SELECT $?$ , 'x $$ ; DROP TABLE victim; --'").sql()).startsWith("SELECT $ $1$");
    }

    @Test
    void takesTheSemicolonOff() throws RefusedStatement {
        assertThat(GuardedStatement.of("SELECT 1 ;\n").sql()).isEqualTo("SELECT 1");
    }
}
