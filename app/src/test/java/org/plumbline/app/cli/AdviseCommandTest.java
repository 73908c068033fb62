package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.testkit.postgres.PostgresServer;
import tools.jackson.databind.JsonNode;

class AdviseCommandTest {
    private static PostgresServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws SQLException {
        Optional<PostgresServer> started = PostgresServer.startWithHypoPg();
        Assumptions.assumeTrue(started.isPresent(), "This machine has no PostgreSQL with HypoPG (Debian: postgresql-15-hypopg).");
        server = started.get();
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION hypopg");
            statement.execute("CREATE TABLE orders AS SELECT i AS id, i % 500 AS customer, repeat('x', 100) AS note "
                    + "FROM generate_series(1, 50000) AS i");
            statement.execute("ANALYZE orders");
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void printsTheSetAndWritesItsScripts() throws IOException {
        Files.writeString(folder.resolve("lookup.sql"), "SELECT note FROM orders WHERE customer = :customer;\n");
        Files.writeString(folder.resolve("notes.txt"), "no statement");
        Path script = folder.resolve("indexes.sql");

        CommandRun run = advise("--workload", folder.toString(), "--json", "--export", script.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        JsonNode json = run.json();
        assertThat(json.get("error").isNull()).isTrue();
        assertThat(json.get("whatIf").asString()).isEqualTo("hypopg");
        assertThat(json.get("whatIfCalls").asInt()).isPositive();
        assertThat(json.get("cost").asDouble()).isLessThan(json.get("baselineCost").asDouble());
        JsonNode index = json.get("indexes").get(0);
        assertThat(index.get("ddl").asString())
                .isEqualTo("CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_idx ON public.orders USING btree (customer)");
        assertThat(index.get("state").asString()).isEqualTo("planned");
        assertThat(index.get("helps").get(0).get("query").asString()).isEqualTo("lookup");
        assertThat(index.get("helps").get(0).get("to").asDouble()).isBetween(0.0, 0.9);
        assertThat(json.get("sizeMb").asDouble()).isEqualTo(index.get("sizeMb").asDouble());
        assertThat(script).content().contains("CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_idx", "lookup: planned cost");
        assertThat(folder.resolve("indexes.sql.rollback.sql")).content().contains("DROP INDEX CONCURRENTLY IF EXISTS");
    }

    @Test
    void plansByThePageCostsThatFitWhatTheServerDid() throws IOException, SQLException {
        readPages();
        Files.writeString(folder.resolve("lookup.sql"), "SELECT note FROM orders WHERE customer = :customer;\n");
        JsonNode usual = advise("--workload", folder.toString(), "--json").json();
        assertThat(usual.get("pageCosts").get("planned").asString()).isEqualTo("server");
        assertThat(usual.get("pageCosts").get("fittingRandom").asDouble()).isEqualTo(1);
        Path script = folder.resolve("calibrated.txt");
        JsonNode fitting = advise("--workload", folder.toString(), "--json", "--page-costs", "calibrated", "--export", script.toString())
                .json();
        assertThat(fitting.get("pageCosts").get("planned").asString()).isEqualTo("calibrated");
        assertThat(fitting.get("pageCosts").get("random").asDouble()).isEqualTo(1);
        assertThat(fitting.get("pageCosts").get("serverRandom").asDouble()).isEqualTo(4);
        assertThat(fitting.get("cost").asDouble()).isLessThan(0.5 * usual.get("cost").asDouble());
        assertThat(script).content().contains("Planned with random_page_cost 1, which is not the server's own");
        CommandRun built = advise("--workload", folder.toString(), "--page-costs", "calibrated", "--what-if", "rollback", "--confirm-write",
                "--json");
        assertThat(built.json().get("cost").asDouble()).as("likewise where indexes are built")
                .isLessThan(0.5 * usual.get("cost").asDouble());
        assertThat(advise("--workload", folder.toString()).out())
                .contains("Planned with random_page_cost 4, as the server has it. What it did fits 1: ");
    }

    private static void readPages() throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("DO $$ BEGIN FOR i IN 1..120 LOOP PERFORM count(note) FROM orders; END LOOP; END $$");
        }
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            while (!statement.executeQuery("SELECT FROM pg_statio_user_tables WHERE heap_blks_hit > 80000").next()) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void runsAStatementWithTheValuesThatItsFileGives() throws IOException {
        Files.writeString(folder.resolve("set.sql"), "\\set customer 77\nSELECT note FROM orders WHERE customer = :customer;\n");
        Files.writeString(folder.resolve("bound.sql"), "SELECT id FROM orders WHERE customer = $1 \\bind 78 \\g\n");
        JsonNode proof = advise("--workload", folder.toString(), "--json", "--prove", "--confirm-write").json().get("proof");
        assertThat(proof.get("notRun")).isEmpty();
        assertThat(proof.get("statements")).extracting(each -> each.get("query").asString() + " " + each.get("verdict").asString())
                .containsExactlyInAnyOrder("set faster", "bound faster");
    }

    @Test
    void takesStatementsFromStandardInputAndSaysWhichItLeftOut() {
        CommandRun run = CommandRun.withInput("SELECT note FROM orders WHERE customer = 7; SELECT 1 FROM nowhere;",
                arguments("--workload", "-"));
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).contains("1 index of", "orders_customer_idx", "1: planned cost");
        assertThat(run.err()).startsWith("2: ").contains("nowhere");
    }

    @Test
    void asksNobodyByTheModelAndSaysSo() throws IOException {
        Files.writeString(folder.resolve("lookup.sql"), "SELECT note FROM orders WHERE customer = :customer;\n");
        Path script = folder.resolve("indexes.sql");
        JsonNode json = advise("--workload", folder.toString(), "--what-if", "model", "--json", "--export", script.toString()).json();
        assertThat(json.get("whatIf").asString()).isEqualTo("model");
        assertThat(json.get("indexes").get(0).get("state").asString()).isEqualTo("model");
        assertThat(script).content().contains("ON public.orders USING btree (customer)", "-- Proof: model, not verified.");
    }

    @Test
    void buildsAndRollsBackOnlyWhatWasConfirmed() throws IOException {
        Files.writeString(folder.resolve("lookup.sql"), "SELECT note FROM orders WHERE customer = :customer;\n");
        CommandRun refused = advise("--workload", folder.toString(), "--what-if", "rollback");
        assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(refused.err()).contains("To be built and rolled back:", "public.orders (customer)", "SHARE lock", "--confirm-write",
                "Nothing was built");

        CommandRun run = advise("--workload", folder.toString(), "--what-if", "rollback", "--confirm-write", "--json");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.err()).contains("SHARE lock", "Building 1 of 1");
        assertThat(run.json().get("whatIf").asString()).isEqualTo("rollback");
        assertThat(run.json().get("indexes").get(0).get("state").asString()).isEqualTo("built");
        assertThat(run.json().get("indexes").get(0).get("sizeMb").asDouble()).isPositive();
    }

    @Test
    void saysThatNothingHelps() {
        CommandRun run = CommandRun.withInput("SELECT count(note) FROM orders", arguments("--workload", "-", "--max-indexes", "1"));
        assertThat(run.out()).contains("No index would make this workload noticeably cheaper.");
    }

    @Test
    void tellsOfAWorkloadThatIsNotThere() {
        CommandRun run = advise("--workload", folder.resolve("nothing").toString(), "--json");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.json().get("error").get("message").asString()).endsWith("There is no such file or folder.");
        assertThat(advise("--workload", folder.toString()).err()).contains("There is no statement in it.");
    }

    @Test
    void namesTheFileThatIsNoText() throws IOException {
        Files.write(folder.resolve("latin.sql"), new byte[] {'S', (byte) 0xe4});
        assertThat(advise("--workload", folder.toString()).err()).contains("latin.sql is no text in UTF-8");
    }

    @Test
    void refusesLimitsThatLeaveRoomForNothing() {
        assertThat(advise("--workload", folder.toString(), "--max-indexes", "0").status()).isEqualTo(ExitStatus.USAGE);
        CommandRun run = advise("--workload", folder.toString(), "--budget-mb", "-5");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("The budget and the number of indexes have to be above 0.");
    }

    @Test
    void saysBeforeTheSearchThatAScriptCannotBeWritten() {
        CommandRun run = advise("--workload", folder.toString(), "--export", folder.resolve("nowhere/x.sql").toString());
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("There is no folder");
    }

    private static CommandRun advise(String... options) {
        return CommandRun.of(arguments(options));
    }

    private static String[] arguments(String... options) {
        var arguments = new ArrayList<>(List.of("advise", "--url", "postgresql://postgres@127.0.0.1:" + server.port() + "/postgres"));
        arguments.addAll(Arrays.asList(options));
        return arguments.toArray(String[]::new);
    }
}
