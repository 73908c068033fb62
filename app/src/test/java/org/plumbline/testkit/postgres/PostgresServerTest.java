package org.plumbline.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsPostgres
class PostgresServerTest {
    @ParameterizedTest
    @MethodSource("org.plumbline.testkit.postgres.PostgresServer#majors")
    void startsTheVersionThatWasAskedFor(int major) throws SQLException {
        try (PostgresServer server = PostgresServer.start(major); Connection connection = server.connect()) {
            assertThat(ask(connection, "select version()")).startsWith("PostgreSQL " + major + ".");
        }
    }

    @Test
    void twoServersRunSideBySide() throws SQLException {
        try (PostgresServer older = PostgresServer.start(16); PostgresServer newer = PostgresServer.start(18);
                Connection toOlder = older.connect(); Connection toNewer = newer.connect()) {
            assertThat(older.port()).isNotEqualTo(newer.port());
            assertThat(ask(toOlder, "show server_version")).startsWith("16.");
            assertThat(ask(toNewer, "show server_version")).startsWith("18.");
        }
    }

    @Test
    void statementsAreCountedAndPlansLogged() throws SQLException {
        var settings = Map.of("auto_explain.log_min_duration", "0", "work_mem", "64kB");
        try (PostgresServer server = PostgresServer.start(18, settings); Connection connection = server.connect()) {
            assertThat(ask(connection, "show work_mem")).isEqualTo("64kB");
            run(connection, "create extension pg_stat_statements");
            ask(connection, "select count(*) from pg_class where relkind = 'r'");
            assertThat(ask(connection, "select sum(calls) from pg_stat_statements where query like '%from pg_class where relkind%'"))
                    .isEqualTo("1");
            assertThat(server.log()).contains("Query Text: select count(*) from pg_class").contains("Seq Scan on pg_class");
        }
    }

    @Test
    void closingStopsTheServerAndRemovesItsData() {
        PostgresServer server = PostgresServer.start(18);
        Path data = server.dataDirectory();
        assertThat(data.resolve("postmaster.pid")).exists();

        server.close();

        assertThat(data).doesNotExist();
        assertThatThrownBy(server::connect).isInstanceOf(SQLException.class);
        server.close();
    }

    @Test
    void aVersionWithoutBinariesIsNamedWithTheCommandThatFetchesThem() {
        assertThatThrownBy(() -> PostgresServer.start(11))
                .isInstanceOf(NoTestServer.class)
                .hasMessageContaining("PostgreSQL 11").hasMessageContaining("mvn -Pall-postgres");
    }

    @Test
    void aWrongSettingFailsWithTheServersOwnWords() {
        assertThatThrownBy(() -> PostgresServer.start(18, Map.of("work_mem", "much")))
                .isInstanceOf(NoTestServer.class).hasMessageContaining("work_mem");
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
