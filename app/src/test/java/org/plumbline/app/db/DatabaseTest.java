package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.app.db.ServerFailure.Kind;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
@Timeout(120)
class DatabaseTest extends OneServer {
    private static final Patience SHORT = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(40));

    @TempDir
    private Path folder;

    @BeforeAll
    @Timeout(60)
    static void roles() throws SQLException, IOException {
        run("CREATE ROLE ann LOGIN PASSWORD 'right'; CREATE ROLE locked NOLOGIN; CREATE ROLE nobody LOGIN");
        run("CREATE DATABASE closed");
        run("REVOKE CONNECT ON DATABASE closed FROM PUBLIC");
        run("CREATE TABLE orders AS SELECT i AS id FROM generate_series(1, 100) i");
        Path hba = server().dataDirectory().resolve("pg_hba.conf");
        Files.writeString(hba, "host all ann 127.0.0.1/32 scram-sha-256\nhostssl all mallory 127.0.0.1/32 trust\n" + Files.readString(hba));
        run("SELECT pg_reload_conf()");
        while (letsIn("postgresql://ann@127.0.0.1:PORT/postgres")) {
            run("SELECT 1"); // the postmaster reads the file when it gets to it
        }
    }

    private static boolean letsIn(String address) {
        try (Database database = database(address)) {
            return database.open().major() == 18;
        } catch (ServerFailure _) {
            return false;
        }
    }

    @Test
    void saysWhatItIsConnectedTo() throws ServerFailure, SQLException {
        try (Database database = database("postgresql://postgres@127.0.0.1:PORT/postgres")) {
            assertThat(database.state()).isInstanceOf(ConnectionState.Disconnected.class);
            ServerInfo info = database.open();

            assertThat(info.version()).startsWith("18.");
            assertThat(info).extracting(ServerInfo::major, ServerInfo::user, ServerInfo::superuser, ServerInfo::standby,
                    ServerInfo::encrypted, ServerInfo::statements).containsExactly(18, "postgres", true, false, false, Optional.empty());
            assertThat(info.roundTrip()).isPositive();
            assertThat(database.state()).isEqualTo(new ConnectionState.Connected(info));
            assertThat(database.check()).isTrue();
            assertThat(ask("SELECT count(*) > 0 FROM pg_stat_activity WHERE application_name = 'Plumbline'")).containsExactly("t");
        }
        try (Database database = database("postgresql://nobody@127.0.0.1:PORT/postgres")) {
            assertThat(database.open().superuser()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("org.plumbline.testkit.postgres.PostgresServer#majors")
    void knowsEveryVersion(int major) throws ServerFailure, SQLException {
        try (PostgresServer other = PostgresServer.start(major)) {
            try (Connection connection = other.connect(); var statement = connection.createStatement()) {
                statement.execute("CREATE EXTENSION pg_stat_statements");
            }
            try (Database database = database("postgresql://postgres@127.0.0.1:" + other.port() + "/postgres")) {
                assertThat(database.open().major()).isEqualTo(major);
                assertThat(database.open().statements()).hasValueSatisfying(version -> assertThat(version).startsWith("1."));
            }
        }
    }

    @Test
    void keepsAFewReadOnlySessionsAndGivesThemBackClean() throws ServerFailure, SQLException, RefusedStatement {
        try (Database database = database("postgresql://postgres@127.0.0.1:PORT/postgres")) {
            assertThatThrownBy(() -> database.use(connection -> connection.createStatement().execute("DELETE FROM orders")))
                    .isInstanceOf(ServerFailure.class).extracting(failure -> ((ServerFailure) failure).kind()).isEqualTo(Kind.READ_ONLY);
            for (int i = 0; i < 2 * Line.MOST_SESSIONS; i++) {
                var leaving = new ExplainRequest(GuardedStatement.of("SELECT pg_advisory_lock(7), set_config('work_mem', '1GB', false)"),
                        true, true, List.of(), Duration.ofSeconds(5), Duration.ofSeconds(5));
                database.explain(leaving);
                var write = new ExplainRequest(GuardedStatement.of("DELETE FROM orders"), true, true, List.of(), Duration.ofSeconds(5),
                        Duration.ofSeconds(5));
                assertThat(database.explain(write)).contains("ModifyTable");
            }
            assertThat(database.<String>use(connection -> {
                var row = connection.createStatement().executeQuery("SELECT current_setting('work_mem') || ' ' || "
                        + "current_setting('default_transaction_read_only') || ' ' || "
                        + "(SELECT count(*) FROM pg_locks WHERE locktype = 'advisory')");
                row.next();
                return row.getString(1) + " " + connection.getAutoCommit() + " " + connection.isReadOnly();
            })).isEqualTo("4MB on 0 true true");
            assertThat(ask("SELECT count(*) FROM orders")).containsExactly("100");
            assertThat(Integer.parseInt(ask("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'Plumbline'").getFirst()))
                    .isBetween(1, Line.MOST_SESSIONS);
        }
    }

    @Test
    void saysInWordsWhatIsWrong() throws IOException {
        assertThat(failure("postgresql://postgres@127.0.0.1:1/x")).isEqualTo(Kind.REFUSED);
        assertThat(failure("postgresql://postgres@no-such-host.invalid:5432/x")).isEqualTo(Kind.UNKNOWN_HOST);
        assertThat(failure("postgresql://postgres@127.0.0.1:PORT/nosuch")).isEqualTo(Kind.NO_DATABASE);
        assertThat(failure("postgresql://ann@127.0.0.1:PORT/postgres")).isEqualTo(Kind.PASSWORD);
        assertThat(failure("postgresql://locked@127.0.0.1:PORT/postgres")).isEqualTo(Kind.NOT_LET_IN);
        assertThat(failure("postgresql://nobody@127.0.0.1:PORT/closed")).isEqualTo(Kind.MAY_NOT_CONNECT);
        assertThat(failure("postgresql://postgres@127.0.0.1:PORT/postgres?sslmode=require")).isEqualTo(Kind.NO_SSL);
        try (var silent = new ServerSocket(0)) {
            assertThat(failure("postgresql://postgres@127.0.0.1:" + silent.getLocalPort() + "/x")).isEqualTo(Kind.TIMED_OUT);
        }
    }

    @Test
    void findsThePasswordInTheVariablesOrThePasswordFile() throws IOException, ServerFailure {
        String address = "postgresql://ann@127.0.0.1:PORT/postgres";
        assertThat(user(address, Login.ofEnvironment().withPassword(Secret.of("right")))).isEqualTo("ann");
        assertThat(user(address, environment(Map.of("PGPASSWORD", "right")))).isEqualTo("ann");
        assertThat(catchThrowableOfType(ServerFailure.class, () -> user(address, environment(Map.of("PGPASSWORD", "wrong")))))
                .hasMessageContaining("does not take this password").hasMessageNotContaining("wrong")
                .extracting(ServerFailure::kind).isEqualTo(Kind.PASSWORD);

        Path file = folder.resolve("pgpass");
        Files.writeString(file, "127.0.0.1:" + server().port() + ":*:ann:right\n");
        System.setProperty("org.postgresql.pgpassfile", file.toString());
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            assertThat(user(address, environment(Map.of()))).isEqualTo("ann");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            assertThatThrownBy(() -> user(address, environment(Map.of())))
                    .hasMessageContaining("asks for a password").hasMessageContaining("chmod 600");
        } finally {
            System.clearProperty("org.postgresql.pgpassfile");
        }
    }

    /// As postgres_fdw and has_database_privilege say it of other servers and databases.
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "3D000", "28000", "42501"})
    void keepsItsSessionsWhereAStatementFails(String state) throws ServerFailure {
        try (Database database = database("postgresql://postgres@127.0.0.1:PORT/postgres")) {
            database.open();
            var states = new ArrayList<ConnectionState>();
            database.onState(states::add);
            var failure = catchThrowableOfType(ServerFailure.class, () -> database.use(connection -> connection.createStatement().execute(
                    "DO $$ BEGIN RAISE 'no table database_sizes here' USING ERRCODE = '" + state + "'; END $$")));

            assertThat(failure).hasMessage("ERROR: no table database_sizes here.");
            assertThat(failure.isWithoutConnection()).isFalse();
            assertThat(states).isEmpty();
        }
    }

    @Test
    void takesTheOptionsOfTheVariablesBeforeItsOwn() throws ServerFailure {
        var login = environment(Map.of("PGOPTIONS", "-c work_mem=7MB -c default_transaction_read_only=off"));
        try (Database database = new Database(profile("postgresql://postgres@127.0.0.1:PORT/postgres"), login, SHORT)) {
            assertThat(database.<String>use(connection -> {
                var row = connection.createStatement().executeQuery(
                        "SELECT current_setting('work_mem') || ' ' || current_setting('default_transaction_read_only')");
                row.next();
                return row.getString(1);
            })).isEqualTo("7MB on");
        }
    }

    @Test
    void tellsOfEveryState() throws ServerFailure {
        var states = new ArrayList<String>();
        try (Database database = database("postgresql://postgres@127.0.0.1:PORT/postgres")) {
            database.onState(state -> states.add(state.getClass().getSimpleName()));
            database.open();
            database.open();
        }
        assertThat(states).containsExactly("Connecting", "Connected", "Disconnected");
    }

    private static Kind failure(String address) {
        try (Database database = database(address)) {
            var failure = catchThrowableOfType(ServerFailure.class, database::open);
            assertThat(failure).as(address).isNotNull();
            assertThat(database.state()).isInstanceOf(ConnectionState.Disconnected.class);
            assertThat(failure.getMessage()).matches(".*[.?]").doesNotContain("Exception");
            return failure.kind();
        }
    }

    private static String user(String address, Login login) throws ServerFailure {
        try (Database database = new Database(profile(address), login, SHORT)) {
            return database.open().user();
        }
    }

    private static Login environment(Map<String, String> variables) {
        return new Login(Optional.empty(), Optional.empty(), Optional.empty(), variables);
    }

    private static Database database(String address) {
        return new Database(profile(address), environment(Map.of()), SHORT);
    }

    private static ConnectionProfile profile(String address) {
        return ConnectionProfile.of(address.replace("PORT", Integer.toString(server().port())));
    }
}
