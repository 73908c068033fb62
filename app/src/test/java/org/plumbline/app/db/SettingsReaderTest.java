package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.settings.Access;
import org.plumbline.settings.Disk;
import org.plumbline.settings.Machine;
import org.plumbline.settings.Seen;
import org.plumbline.settings.ServerReading;
import org.plumbline.settings.Setting;
import org.plumbline.settings.SettingAdvice;
import org.plumbline.settings.SettingBook;
import org.plumbline.settings.SettingOutcome;
import org.plumbline.settings.SettingSql;
import org.plumbline.settings.Situation;
import org.plumbline.settings.Topic;
import org.plumbline.settings.Use;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
@Timeout(120)
class SettingsReaderTest extends EachServer {
    private static final int GRANTS_PARAMETERS = 15;

    @Override
    String script() {
        return """
                CREATE EXTENSION pg_stat_statements;
                CREATE TABLE orders AS SELECT i AS id FROM generate_series(1, 1000) i;
                CREATE ROLE guest LOGIN;
                ALTER DATABASE postgres SET enable_nestloop = off;
                ALTER ROLE ALL SET plan_cache_mode = 'force_generic_plan';
                ALTER ROLE guest SET work_mem = '64MB'""";
    }

    @Override
    Map<String, String> settings() {
        return Map.of("autovacuum", "off");
    }

    /// Also those that a new version brings or calls otherwise.
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void readsEverySettingThatIsJudged(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT array_agg(name::text) FROM pg_settings")) {
            row.next();
            var names = new HashSet<>(List.of((String[]) row.getArray(1).getArray()));
            names.retainAll(SettingBook.settings().values().stream().flatMap(List::stream).toList());
            assertThat(SettingsReader.read(connection).settings().byName().keySet()).containsAll(names)
                    .contains("autovacuum", "vacuum_cost_limit", "geqo_threshold", "autovacuum_max_workers",
                            "pg_stat_statements.max", "auto_explain.log_analyze", "seq_page_cost", "max_locks_per_transaction")
                    .doesNotContain("primary_conninfo", "archive_command", "restore_command", "ssl_passphrase_command");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void whoLoggedInIsNotWhoseRightsHold(PostgresServer server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl() + "&options=-c%20role=guest")) {
            Access access = SettingsReader.read(connection).settings().access();
            assertThat(List.of(access.login(), access.user())).containsExactly("postgres", "guest");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void readsSettingsAndWhatWasSeen(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            ServerReading reading = SettingsReader.read(connection);
            Setting shared = reading.settings().find("shared_buffers").orElseThrow();
            assertThat(shared.bytes()).contains(Bytes.kibibytes(128 * 1024));
            assertThat(shared.context()).isEqualTo("postmaster");
            assertThat(reading.settings().find("checkpoint_timeout").orElseThrow().time()).isPresent();
            assertThat(reading.settings().find("wal_compression").orElseThrow().source()).isEqualTo("default");
            assertThat(reading.settings().find("effective_io_concurrency").orElseThrow().maximum()).hasValue(1_000);
            assertThat(reading.settings().find("statement_timeout")).as("not the reader's own").map(Setting::value).contains("0");
            assertThat(reading.settings().find("jit")).as("not the reader's own").map(Setting::value).contains("on");
            assertThat(reading.settings().find("enable_nestloop")).map(Setting::source).contains("database");
            assertThat(reading.settings().find("primary_conninfo")).as("may hold a password").isEmpty();
            assertThat(reading.settings().access().superuser()).isTrue();
            assertThat(reading.settings().access().managed()).isEmpty();
            assertThat(reading.seen().database().orElseThrow().over()).as("never reset: as long as the server").isPositive();
            assertThat(reading.seen().checkpoints()).isPresent();
            assertThat(reading.seen().wal().isPresent()).isEqualTo(reading.settings().major() >= 14);
            assertThat(reading.seen().databasesSize()).get().matches(size -> size.count() > 1_000_000);
            assertThat(reading.seen().connections().orElseThrow()).isEqualTo(1);
            assertThat(reading.seen().idleInTransaction()).hasValue(0);
            assertThat(reading.seen().jitPossible()).contains(false);
            assertThat(reading.seen().workload()).isPresent();
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    /// The test's server does.
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aServerOnThisComputerTellsItsMachine(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            assertThat(SettingsReader.read(connection).machine().memory().isPresent())
                    .isEqualTo(System.getProperty("os.name").equals("Linux"));
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aPlainRoleIsToldWhatIsHidden(PostgresServer server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl().replaceAll("user=[^&]*", "user=guest"))) {
            ServerReading reading = SettingsReader.read(connection);
            Access access = reading.settings().access();
            assertThat(access.readsAll()).isFalse();
            assertThat(access.mayAlter("work_mem")).isFalse();
            assertThat(reading.settings().find("work_mem")).map(Setting::source).contains("user");
            assertThat(reading.settings().find("plan_cache_mode")).map(Setting::source).contains("global");
            assertThat(reading.settings().find("shared_preload_libraries")).isEmpty();
            assertThat(reading.seen().idleInTransaction()).isEmpty();
            assertThat(reading.seen().connections()).hasValue(1);
            assertThat(SettingBook.examine(situation(reading)).get(Topic.LOGGING))
                    .as("told by the library's own settings").contains(new SettingOutcome.Fine("shared_preload_libraries"));
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void oneFigureThatIsRefusedLeavesTheOthers(PostgresServer server) throws SQLException {
        try (Connection owner = server.connect(); Statement statement = owner.createStatement();
                Connection connection = DriverManager.getConnection(server.jdbcUrl().replaceAll("user=[^&]*", "user=guest"))) {
            assertThat(SettingsReader.read(connection).seen().tables()).isNotEmpty();
            statement.execute("REVOKE SELECT ON pg_stat_user_tables FROM PUBLIC");
            Seen seen = SettingsReader.read(connection).seen();
            statement.execute("GRANT SELECT ON pg_stat_user_tables TO PUBLIC");
            assertThat(seen.tables()).isEmpty();
            assertThat(seen.database()).isPresent();
            assertThat(seen.checkpoints()).isPresent();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void whatWasGrantedMayBeAltered(PostgresServer server) throws SQLException {
        try (Connection owner = server.connect(); Statement statement = owner.createStatement()) {
            if (SettingsReader.read(owner).settings().major() >= GRANTS_PARAMETERS) {
                statement.execute("GRANT ALTER SYSTEM ON PARAMETER log_lock_waits TO guest");
                try (Connection connection = DriverManager.getConnection(server.jdbcUrl().replaceAll("user=[^&]*", "user=guest"))) {
                    assertThat(SettingsReader.read(connection).settings().access().granted()).containsExactly("log_lock_waits");
                }
            }
        }
    }

    /// In place of the person who reads it first.
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void theServerTakesEveryStatementThatIsProposed(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            ServerReading reading = SettingsReader.read(connection);
            var proposed = SettingBook.examine(situation(reading)).values().stream().flatMap(outcomes -> outcomes.stream())
                    .filter(SettingOutcome.Advised.class::isInstance).map(outcome -> ((SettingOutcome.Advised) outcome).advice()).toList();
            assertThat(proposed).extracting(advice -> advice.setting().name()).contains(
                    "enable_nestloop", "fsync", "random_page_cost", "autovacuum", "plan_cache_mode");
            for (SettingAdvice advice : proposed) {
                Optional<String> sql = SettingSql.of(advice, reading.settings().access());
                statement.execute(sql.orElseThrow().replace("your_application", "guest"));
            }
            statement.execute("ALTER SYSTEM RESET ALL");
            statement.execute("ALTER DATABASE postgres SET enable_nestloop = off");
            statement.execute("ALTER ROLE ALL SET plan_cache_mode = 'force_generic_plan'");
            statement.execute("ALTER ROLE guest RESET ALL");
            statement.execute("ALTER ROLE guest SET work_mem = '64MB'");
        }
    }

    private static Situation situation(ServerReading reading) {
        var machine = new Machine(Optional.of(Bytes.bytes(64L << 30)), OptionalInt.of(16),
                Optional.of(Disk.SSD));
        return new Situation(reading.settings(), machine, Optional.of(Use.MIXED), reading.seen());
    }
}
