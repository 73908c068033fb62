package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
class StatementParametersTest extends EachServer {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Override
    String script() {
        return """
                CREATE TABLE victim (id int PRIMARY KEY, name text, at timestamptz, doc jsonb);
                INSERT INTO victim SELECT i, CASE WHEN i < 9990 THEN 'usual' ELSE 'rare' END, now(), '{"a": 1}'
                FROM generate_series(1, 10000) i; CREATE INDEX by_name ON victim (name); ANALYZE victim""";
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void planIsTheGenericOneWithoutValuesAndTheCustomOneWithThem(PostgresServer server) throws SQLException, RefusedStatement {
        try (Connection connection = server.connect()) {
            String generic = explain(connection, "SELECT * FROM victim WHERE name = $1", false, Map.of());
            assertThat(generic).contains("(victim.name = $1)").doesNotContain("One-Time Filter");
            assertThat(explain(connection, "SELECT * FROM victim WHERE name = :name", false, Map.of("name", Optional.of("rare"))))
                    .contains("(victim.name = 'rare'::text)").contains("by_name");
            assertThat(explain(connection, "SELECT * FROM victim WHERE id = ?", true, Map.of("1", Optional.of("7"))))
                    .contains("(victim.id = 7)").contains("Actual Rows");
            assertThat(explain(connection, "SELECT * FROM victim WHERE name = ?", true, Map.of("1", Optional.empty())))
                    .contains("One-Time Filter");
            assertThat(ask(connection, "SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'plumbline%'")).isEqualTo("0");
            assertThat(ask(connection, "SHOW plan_cache_mode")).isEqualTo("auto");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void noValueIsEverMoreThanAValue(PostgresServer server) throws SQLException, RefusedStatement {
        List<String> values = List.of("usual", "'); DROP TABLE victim; --", "'", "''", "\\", "\\'", "\\'); DROP TABLE victim; --",
                "$1", "$$", "?", ":name", "E'", "\n", "/* ", "--", ";", "é\uD83D\uDE00", "NULL", "\"", "", "{fn now()}");
        try (Connection connection = server.connect()) {
            for (String conforming : List.of("on", "off")) {
                for (String value : values) {
                    try (PreparedStatement statement = connection.prepareStatement(
                            "SET standard_conforming_strings = " + conforming + "; UPDATE victim SET name = ? WHERE id = 1")) {
                        statement.setString(1, value);
                        statement.execute();
                    }
                    String plan = explain(
                            connection, "SELECT * FROM victim WHERE id = 1 AND name = $1", true, Map.of("1", Optional.of(value)));
                    assertThat(plan).as(conforming + " " + value).containsPattern("\"Actual Rows\": 1\\b");
                }
            }
            assertThatThrownBy(() -> explain(connection, "SELECT $1::text", true, Map.of("1", Optional.of("a\0b"))))
                    .isInstanceOf(RefusedStatement.class).hasMessageContaining("character 0");
            assertThatThrownBy(() -> explain(connection, "SELECT $1::int", true, Map.of("1", Optional.of("seven"))))
                    .isInstanceOf(SQLException.class).hasMessageContaining("invalid input syntax");
            assertThat(ask(connection, "SELECT count(*) FROM victim")).isEqualTo("10000");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void refusesToRunWithoutValuesOrWithWrongOnes(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            String two = "SELECT * FROM victim WHERE id = $1 AND name = $2";
            assertThatThrownBy(() -> explain(connection, two, true, Map.of())).isInstanceOf(RefusedStatement.class)
                    .hasMessageContaining("needs a value for each of its parameters; missing: 1, 2.");
            assertThatThrownBy(() -> explain(connection, two, false, Map.of("2", Optional.empty())))
                    .isInstanceOf(RefusedStatement.class).hasMessageContaining("Values are missing for the parameters 1:");
            assertThatThrownBy(() -> explain(connection, two, false, Map.of("3", Optional.of("x"))))
                    .isInstanceOf(RefusedStatement.class).hasMessageContaining("There is no parameter 3");
            assertThatThrownBy(() -> explain(connection, "DELETE FROM victim WHERE id = $1", true, Map.of("1", Optional.of("1"))))
                    .isInstanceOf(RefusedStatement.class).hasMessageContaining("It writes");
            assertThat(ask(connection, "SELECT count(*) FROM victim")).isEqualTo("10000");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void takesWhatPgStatStatementsMakesOfStatements(PostgresServer server) throws SQLException, RefusedStatement {
        String huge = "SELECT id FROM victim WHERE id = $1 OR name = '" + "x".repeat(1 << 20) + "'";
        try (Connection connection = server.connect()) {
            for (String sql : List.of("SELECT * FROM victim WHERE at > now() - interval $1 AND at > timestamp with time zone $2",
                    "SELECT * FROM victim WHERE id IN ($1 /*, ... */)", "SELECT * FROM victim WHERE doc ? $1 LIMIT $2",
                    "INSERT INTO victim (id, name) VALUES ($1, $2) RETURNING id", "UPDATE victim SET name = $1 WHERE id = $2",
                    "DELETE FROM victim WHERE id = ANY ($1)", "SELECT date_trunc($1, at) FROM victim ORDER BY at LIMIT $2", huge,
                    "SELECT date_trunc($1, at), count(*) FROM victim WHERE id > $2 GROUP BY date_trunc($3, at) "
                            + "ORDER BY date_trunc($4, at)")) {
                assertThat(explain(connection, sql, false, Map.of())).as(sql.length() > 99 ? "1 MB" : sql).contains("Total Cost");
            }
            assertThatThrownBy(() -> explain(connection, "SELECT $1 IS NULL", false, Map.of())).isInstanceOf(SQLException.class)
                    .hasMessageContaining("could not determine data type");
            assertThat(ask(connection, "SELECT count(*) FROM victim WHERE name = 'usual'")).isEqualTo("9989");
        }
    }

    private static String explain(Connection connection, String sql, boolean analyze, Map<String, Optional<String>> values)
            throws SQLException, RefusedStatement {
        return ExplainRunner.explain(
                connection, new ExplainRequest(GuardedStatement.of(sql), analyze, false, List.of(), values, LONG, LONG));
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
