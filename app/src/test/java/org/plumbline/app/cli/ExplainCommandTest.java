package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.db.history.ExplainRun;
import org.plumbline.app.db.history.HistoryFailure;
import org.plumbline.app.db.history.HistoryFile;
import org.plumbline.app.db.history.HistorySearch;
import org.plumbline.app.db.history.KeptRun;
import org.plumbline.app.store.Preferences;
import org.plumbline.app.store.PreferencesFile;
import org.plumbline.plan.digest.NormalisedStatement;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
class ExplainCommandTest {
    private static final String PASSWORD = "hidden-from-all";
    private static PostgresServer server;

    @TempDir
    private Path config;

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresServer.start(18);
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders AS SELECT i AS id, i % 1000 AS customer, repeat('x', 200) AS note "
                    + "FROM generate_series(1, 60000) i; ANALYZE orders");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void plansWithoutRunningAndMeasuresWhenAsked() {
        CommandRun planned = explain("SELECT count(*) FROM orders WHERE customer = 7;", "--json");
        assertThat(planned.err()).isEmpty();
        assertThat(planned.status()).isEqualTo(ExitStatus.DONE);
        assertThat(planned.json().get(0).get("nodes").get(0).get("planRows").isNumber()).isTrue();
        assertThat(planned.json().get(0).get("executionTimeMs").isNull()).isTrue();
        assertThat(planned.json().get(0).get("clear").toString()).contains("unused-index", "invalid-index");

        CommandRun measured = explain("SELECT note FROM orders WHERE customer = 7", "--analyze");
        assertThat(measured.out()).contains("Seq Scan on orders").contains("CREATE INDEX CONCURRENTLY");
    }

    @Test
    void takesParametersWithAndWithoutValuesAndNamesTheStatement() {
        CommandRun generic = explain("SELECT note FROM orders WHERE customer = :customer;\n", "--json");
        assertThat(generic.json().get(0).get("query").asString()).isEqualTo("SELECT note FROM orders WHERE customer = :customer;");
        assertThat(generic.json().get(0).get("nodes").toString()).contains("$1");
        CommandRun custom = explain("SELECT note FROM orders WHERE customer = $1 AND note <> $2", "--analyze", "--json",
                "--param", "1=7", "--param", "$2='=x");
        assertThat(custom.err()).isEmpty();
        assertThat(custom.json().get(0).get("nodes").toString()).contains("'''=x'");
        assertThat(explain("SELECT note FROM orders WHERE customer = $1", "--analyze").err()).contains("needs a value for each");
    }

    @Test
    void refusesWhatWritesUntilThatIsConfirmedAndLeavesNothingBehind() throws SQLException {
        CommandRun refused = explain("DELETE FROM orders", "--analyze", "--json");
        assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(refused.err()).contains("-: It writes");
        assertThat(refused.json().get(0).get("error").get("message").asString()).contains("It writes");

        CommandRun confirmed = explain("DELETE FROM orders", "--analyze", "--confirm-write");
        assertThat(confirmed.out()).contains("Delete on orders");
        try (Connection connection = server.connect(); Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM orders")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(60_000);
        }
    }

    @Test
    void keepsTheRunInTheHistoryOfTheWindow() throws Exception {
        assertThat(explain("SELECT note FROM orders WHERE customer = 7;\n", "--analyze", "--option", "BUFFERS").err()).isEmpty();
        ExplainRun run = kept().getFirst().run();
        assertThat(run.sql()).isEqualTo("SELECT note FROM orders WHERE customer = 7;");
        assertThat(run.statement()).isEqualTo(NormalisedStatement.of("select note from orders where customer = 8"));
        assertThat(run.options()).containsExactly("BUFFERS");
        assertThat(run.analyze()).isTrue();
        assertThat(run.place().database()).contains("postgres");
        assertThat(run.place().server()).hasValueSatisfying(version -> assertThat(version).startsWith("18"));
        assertThat(run.figures().execution()).isPresent();
        assertThat(run.findings()).isNotEmpty();
        assertThat(Files.readString(config.resolve("history.db"), StandardCharsets.ISO_8859_1)).contains("note").doesNotContain(PASSWORD);
    }

    @Test
    void keepsNothingWhereThatIsNotWantedAndNothingOfWhatFailed() throws Exception {
        explain("SELECT 1", "--no-history");
        explain("SELECT * FROM nowhere");
        PreferencesFile.in(config).write(Preferences.DEFAULT.withHistoryKept(false));
        assertThat(explain("SELECT 1").status()).isEqualTo(ExitStatus.DONE);
        assertThat(config.resolve("history.db")).doesNotExist();
    }

    @Test
    void showsThePlanAlsoWhereItCannotBeKept() throws Exception {
        Files.createDirectory(config.resolve("history.db"));
        CommandRun run = explain("SELECT 1");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).contains("Result");
        assertThat(run.err()).contains("could not be kept").contains("--no-history");
    }

    private List<KeptRun> kept() throws HistoryFailure {
        return HistoryFile.in(config, _ -> { }).find(HistorySearch.newest(9)).runs();
    }

    @Test
    void saysInWordsWhatWentWrong() {
        assertThat(explain("SELECT * FROM nowhere").err()).contains("relation \"nowhere\" does not exist");
        assertThat(explain("SELECT 1; SELECT 2").err()).contains("These are 2 statements");
        assertThat(explain("SELECT pg_sleep(30)", "--analyze", "--timeout", "1").err()).contains("longer than its time limit");
        String nobody = "postgresql://me:hidden@127.0.0.1:1/shop";
        CommandRun refused = CommandRun.withInput("SELECT 1", "explain", "--json", "--url", nobody, "-");
        assertThat(refused.err()).contains("Nothing answers at 127.0.0.1:1/shop").doesNotContain("hidden");
        assertThat(refused.status()).isEqualTo(ExitStatus.NO_CONNECTION);
        assertThat(refused.json().get(0).get("error").get("message").asString()).contains("Nothing answers");
        CommandRun noService = CommandRun.withInput("SELECT 1", "explain", "--url", "service=plumbline-test-nosuch", "-");
        assertThat(noService.err()).contains("no service [plumbline-test-nosuch]");
        assertThat(noService.status()).isEqualTo(ExitStatus.NO_CONNECTION);
        assertThat(CommandRun.withInput("SELECT 1", "explain", "--url", "profile=plumbline-test-nosuch", "-").err())
                .contains("No connection is called");
        String nowhere = "postgresql://postgres@127.0.0.1:" + server.port() + "/nosuch";
        assertThat(CommandRun.withInput("SELECT 1", "explain", "--url", nowhere, "-").err())
                .contains("There is no such database");
        assertThat(CommandRun.withInput("SELECT 1", "explain", "--url", "mysql://h/d", "-").status()).isEqualTo(ExitStatus.USAGE);
    }

    private CommandRun explain(String sql, String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "explain";
        arguments[1] = "--url";
        arguments[2] = "postgresql://postgres:" + PASSWORD + "@127.0.0.1:" + server.port() + "/postgres";
        System.arraycopy(options, 0, arguments, 3, options.length);
        arguments[arguments.length - 1] = "-";
        return CommandRun.remembering(config, sql, arguments);
    }
}
