package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.plan.digest.LoggedStatement;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

/// Values come from the log that a server's collector writes, whatever its kind, and only for who may read it.
@NeedsPostgres
class ServerLogTest extends EachServer {
    private static final String STATEMENT = "SELECT count(*), 'it''s' FROM generate_series(1, $1) g WHERE g > $2";
    private static final String DONE = "SELECT count(*), 'done' FROM generate_series(1, 2) g WHERE g > 0";

    @Override
    String script() {
        return "CREATE ROLE plain LOGIN; CREATE ROLE reader LOGIN; GRANT EXECUTE ON FUNCTION pg_current_logfile(), "
                + "pg_stat_file(text, boolean), pg_read_binary_file(text, bigint, bigint, boolean) TO reader";
    }

    @Override
    Map<String, String> settings() {
        return Map.of("logging_collector", "on", "auto_explain.log_min_duration", "0", "auto_explain.log_analyze", "on");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void findsTheSlowestCallForWhoMayReadIt(PostgresServer server) throws SQLException, ServerFailure {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute(literal(10));
            statement.execute(literal(300_000));
            statement.execute(DONE);
        }
        try (Database database = database(server, "reader")) {
            awaitLogged(database, DONE);
            assertThat(found(database.logged(STATEMENT))).hasValueSatisfying(call -> {
                assertThat(call.sql()).isEqualTo(literal(300_000));
                assertThat(call.values()).isEmpty();
                assertThat(call.call().loggedAt()).isPresent();
            });
            assertThat(database.logged("SELECT nobody($1)")).isEqualTo(new ServerLog.NotLogged());
        }
        try (Database database = database(server, "plain")) {
            assertThat(database.logged(STATEMENT)).isInstanceOfSatisfying(ServerLog.NotPermitted.class,
                    answer -> assertThat(answer.said()).contains("permission denied for function"));
            assertThat(database.check()).isTrue();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void findsTheParametersFrom16On(PostgresServer server) throws SQLException, ServerFailure {
        if (major(server) < 16) {
            return; // auto_explain logs them from 16 on
        }
        try (Connection connection = server.connect();
                PreparedStatement statement = connection.prepareStatement("SELECT 'p', ?::text FROM generate_series(1, ?) g")) {
            statement.setString(1, "it's");
            statement.setInt(2, 3);
            statement.executeQuery().close();
        }
        try (Database database = database(server, "reader")) {
            awaitLogged(database, "SELECT 'p', $1::text FROM generate_series(1, $2) g");
            assertThat(found(database.logged("SELECT $1, $2::text FROM generate_series($3, $4) g"))).hasValueSatisfying(call ->
                    assertThat(call.values()).isEqualTo(Map.of("1", Optional.of("it's"), "2", Optional.of("3"))));
        }
    }

    @Test
    void leavesTheCallsOfOtherDatabasesOutWhereTheLogTellsThemApart() throws SQLException, ServerFailure {
        var written = new HashMap<>(settings());
        written.put("log_destination", "jsonlog");
        try (PostgresServer server = PostgresServer.start(18, written)) {
            try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE other");
                statement.execute(literal(10));
            }
            try (Connection connection = DriverManager.getConnection(server.jdbcUrl().replace("/postgres?", "/other?"));
                    Statement statement = connection.createStatement()) {
                statement.execute(literal(300_000));
                statement.execute(DONE);
            }
            try (Database database = database(server, "postgres"); Database other = database(server, "postgres", "other")) {
                awaitLogged(other, DONE);
                assertThat(found(database.logged(STATEMENT)).map(LoggedStatement::sql)).contains(literal(10));
                assertThat(found(other.logged(STATEMENT)).map(LoggedStatement::sql)).contains(literal(300_000));
            }
        }
    }

    @Test
    void isAbsentWithoutACollector() throws ServerFailure {
        try (PostgresServer server = PostgresServer.start(18); Database database = database(server, "postgres")) {
            assertThat(database.logged(STATEMENT)).isEqualTo(new ServerLog.NotCollected());
        }
    }

    /// The collector writes when it comes to it.
    private static void awaitLogged(Database database, String statement) throws ServerFailure {
        for (int attempt = 0; found(database.logged(statement)).isEmpty(); attempt++) {
            assertThat(attempt).isLessThan(1_000);
        }
    }

    private static Optional<LoggedStatement> found(ServerLog.Answer answer) {
        return answer instanceof ServerLog.Found(LoggedStatement call, boolean _) ? Optional.of(call) : Optional.empty();
    }

    private static String literal(int rows) {
        return "SELECT count(*), 'x' FROM generate_series(1, " + rows + ") g WHERE g > 1";
    }

    private static int major(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    private static Database database(PostgresServer server, String user) {
        return database(server, user, "postgres");
    }

    private static Database database(PostgresServer server, String user, String name) {
        return new Database(ConnectionProfile.of("postgresql://" + user + "@127.0.0.1:" + server.port() + "/" + name),
                Login.ofEnvironment());
    }
}
