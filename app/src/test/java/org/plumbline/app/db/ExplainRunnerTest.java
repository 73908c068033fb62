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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

/// Whatever is asked for, the database is afterwards as it was before.
@NeedsPostgres
class ExplainRunnerTest extends EachServer {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);
    /// Statements that are one, as far as can be seen, and that would change something: each is run as though it were confirmed.
    private static final List<String> CHANGING = List.of(
            "DELETE FROM victim", "UPDATE victim SET id = id + 100", "INSERT INTO victim VALUES (7)", "SELECT * FROM victim FOR UPDATE",
            "WITH gone AS (DELETE FROM victim RETURNING id) SELECT * FROM gone", "SELECT deletes_a_row()",
            "TABLE \"Victim; DROP TABLE victim\"",
            "SELECT set_config('transaction_read_only', 'off', false), deletes_a_row()",
            "SELECT count(*) FROM victim -- ; DROP TABLE victim",
            "SELECT $tag$ ; DROP TABLE victim; $tag$, E'\\'; DELETE FROM victim; --'", "SELECT /* /* ; */ ; */ 1 FROM victim");

    @Override
    String script() {
        return """
                CREATE TABLE victim (id int); INSERT INTO victim VALUES (1), (2), (3); CREATE SEQUENCE counter;
                CREATE TABLE "Victim; DROP TABLE victim" (id int);
                CREATE FUNCTION deletes_a_row() RETURNS int LANGUAGE sql AS 'DELETE FROM victim WHERE id = 1 RETURNING id'""";
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void leavesTheDatabaseAsItWas(PostgresServer server) throws SQLException, RefusedStatement {
        List<String> before = state(server);
        for (String sql : CHANGING) {
            GuardedStatement guarded = GuardedStatement.of(sql);
            for (boolean analyze : new boolean[] {false, true}) {
                for (boolean writes : new boolean[] {false, true}) {
                    var request = new ExplainRequest(
                            new GuardedStatement(guarded.sql(), guarded.parameters(), writes, guarded.survivors()), analyze, true,
                            List.of(), LONG, LONG);
                    try (Connection connection = server.connect()) {
                        ExplainRunner.explain(connection, request);
                    } catch (SQLException refused) {
                        // The server refuses writes in a READ ONLY transaction: as good.
                        assertThat(refused.getSQLState()).as(sql).isIn("25006", "25001");
                    }
                    assertThat(state(server)).as(sql).isEqualTo(before);
                }
            }
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void givesAPlanThatIsRead(PostgresServer server) throws SQLException, RefusedStatement, PlanParseException {
        try (Connection connection = server.connect()) {
            for (String sql : List.of("SELECT * FROM victim WHERE id > 1;", "(VALUES (1))", "DELETE FROM victim",
                    "SELECT '{fn now()}', '{\"a\": 1}'::jsonb ? 'a'")) {
                assertThat(PlanParser.parse(SourceText.of("test", explain(connection, sql, false)))).as(sql).hasSize(1);
            }
            var analyzed = PlanParser.parse(SourceText.of("test", explain(connection, "SELECT * FROM victim", true))).getFirst();
            assertThat(analyzed.root().executed().orElseThrow().rowsAllLoops().value()).isEqualTo(3);
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void asksBeforeItRunsWhatWritesOrSurvives(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            assertThatThrownBy(() -> explain(connection, "DELETE FROM victim", true)).isInstanceOf(RefusedStatement.class)
                    .hasMessageContaining("It writes");
            assertThatThrownBy(() -> explain(connection, "SELECT nextval('counter')", true)).isInstanceOf(RefusedStatement.class)
                    .hasMessageContaining("nextval");
        }
        assertThat(state(server)).contains("counter false");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void givesUpInTimeAndLeavesTheConnectionUsable(PostgresServer server) throws SQLException, RefusedStatement {
        try (Connection connection = server.connect()) {
            var slow = new ExplainRequest(GuardedStatement.of("SELECT pg_sleep(60)"), true, false, List.of(), SHORT, LONG);
            assertThatThrownBy(() -> ExplainRunner.explain(connection, slow)).isInstanceOf(SQLException.class)
                    .extracting(failure -> ((SQLException) failure).getSQLState()).isEqualTo("57014");
            assertThat(explain(connection, "SELECT 1", true)).contains("Result");
        }
        try (Connection locks = server.connect(); Connection connection = server.connect(); Statement lock = locks.createStatement()) {
            locks.setAutoCommit(false);
            lock.execute("LOCK TABLE victim IN ACCESS EXCLUSIVE MODE");
            var waiting = new ExplainRequest(GuardedStatement.of("SELECT * FROM victim"), false, false, List.of(), LONG, SHORT);
            assertThatThrownBy(() -> ExplainRunner.explain(connection, waiting)).isInstanceOf(SQLException.class)
                    .extracting(failure -> ((SQLException) failure).getSQLState()).isEqualTo("55P03");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void takesOptionsOfExplainAndNothingElse(PostgresServer server) throws SQLException, RefusedStatement {
        try (Connection connection = server.connect()) {
            GuardedStatement one = GuardedStatement.of("SELECT 1");
            var costless = new ExplainRequest(one, false, false, List.of("COSTS OFF", "verbose"), LONG, LONG);
            assertThat(ExplainRunner.explain(connection, costless)).doesNotContain("Total Cost").contains("Output");
            for (String option : List.of("ANALYZE", "FORMAT TEXT", "COSTS) DELETE FROM victim --", "COSTS maybe", "")) {
                var wrong = new ExplainRequest(one, false, false, List.of(option), LONG, LONG);
                assertThatThrownBy(() -> ExplainRunner.explain(connection, wrong)).as(option).isInstanceOf(RefusedStatement.class);
            }
        }
    }

    private static String explain(Connection connection, String sql, boolean analyze) throws SQLException, RefusedStatement {
        return ExplainRunner.explain(connection, new ExplainRequest(GuardedStatement.of(sql), analyze, false, List.of(), LONG, LONG));
    }

    /// Everything that a statement could have changed.
    private static List<String> state(PostgresServer server) throws SQLException {
        var state = new ArrayList<String>();
        try (Connection connection = server.connect(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT relname || ' ' || relkind::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
                        UNION ALL SELECT 'row ' || id || ' ' || xmin::text FROM victim
                        UNION ALL SELECT 'counter ' || is_called::text FROM counter
                        UNION ALL SELECT 'lock ' || objid FROM pg_locks WHERE locktype = 'advisory' ORDER BY 1""")) {
            while (rows.next()) {
                state.add(rows.getString(1));
            }
        }
        return state;
    }
}
