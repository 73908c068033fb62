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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import tools.jackson.databind.JsonNode;

/// `plumbline advise` with workloads that a server counted or logged, on a server without HypoPG.
@NeedsPostgres
class AdvisedWorkloadsTest {
    private static PostgresServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresServer.start(18);
        run("CREATE EXTENSION pg_stat_statements",
                "CREATE TABLE orders AS SELECT i AS id, i % 500 AS customer, i % 777 AS seller, repeat('x', 100) AS note "
                        + "FROM generate_series(1, 50000) AS i",
                "CREATE TABLE parted (id int, customer int) PARTITION BY RANGE (id)",
                "CREATE TABLE first_part PARTITION OF parted FOR VALUES FROM (0) TO (100000)",
                "INSERT INTO parted SELECT i, i % 500 FROM generate_series(1, 50000) AS i", "ANALYZE parted",
                "CREATE TABLE held AS SELECT i AS id FROM generate_series(1, 20000) AS i",
                "CREATE INDEX orders_note ON orders (note)", "CREATE INDEX orders_note_again ON orders (note)",
                "VACUUM ANALYZE orders, held", "SELECT pg_stat_statements_reset()",
                "SET auto_explain.log_min_duration = 0", "SET auto_explain.log_format = 'json'", "SET auto_explain.log_verbose = on",
                "SELECT id FROM orders WHERE customer = 7", "SELECT id FROM orders WHERE customer = 8",
                "SELECT id FROM orders WHERE customer = 9", "SELECT note FROM orders WHERE seller = 5");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatTheServerCountedWeighsAsOftenAsItRan() {
        JsonNode json = advise("--workload", "pg_stat_statements", "--json", "--max-indexes", "1").json();
        assertThat(ddl(json)).singleElement().asString().contains(" ON public.orders USING btree (customer)");
        JsonNode top = advise("--workload", "pg_stat_statements", "--json").json();
        assertThat(ddl(top)).hasSize(2);
        assertThat(top.get("baselineCost").asDouble()).as("three calls of the one, one of the other")
                .isGreaterThan(4 * 50_000 * 0.0125);
    }

    @Test
    void theStatementsOfALogAreAWorkloadToo() throws IOException {
        Path log = Files.writeString(folder.resolve("postgresql.log"), server.log());
        assertThat(ddl(advise("--workload", log.toString(), "--json").json())).hasSize(2)
                .anyMatch(ddl -> ddl.contains("(customer)")).anyMatch(ddl -> ddl.contains("(seller)"));
    }

    @Test
    void anIndexThatIsThereTwiceIsNamedWhateverIsBuilt() throws IOException {
        Files.writeString(folder.resolve("by-customer.sql"), "SELECT id FROM orders WHERE customer = 7");
        Path script = folder.resolve("all.sql");
        JsonNode json = advise("--workload", folder.toString(), "--json", "--export", script.toString()).json();
        assertThat(json.get("drop")).anySatisfy(each -> {
            assertThat(each.get("index").asString()).startsWith("public.orders_note");
            assertThat(each.get("reason").asString()).contains("same keys");
        });
        assertThat(script).content().contains("-- DROP INDEX CONCURRENTLY").doesNotContain("\nDROP INDEX CONCURRENTLY");
    }

    @Test
    void anIndexOnAPartitionedTableSaysThatWritersWait() throws IOException {
        Files.writeString(folder.resolve("parted.sql"), "SELECT id FROM parted WHERE customer = 7");
        assertThat(advise("--workload", folder.toString()).out()).contains("CREATE INDEX IF NOT EXISTS ", "writers of the table wait");
    }

    @Test
    void aStatementWhoseTableIsHeldIsLeftOutAndTold() throws Exception {
        Files.writeString(folder.resolve("a-held.sql"), "SELECT id FROM held WHERE id = 7");
        Files.writeString(folder.resolve("b-free.sql"), "SELECT id FROM orders WHERE customer = 7");
        try (Connection other = server.connect(); Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE held IN ACCESS EXCLUSIVE MODE");
            CommandRun run = advise("--workload", folder.toString(), "--json");
            assertThat(run.status()).isEqualTo(ExitStatus.DONE);
            assertThat(run.err()).startsWith("a-held: ").containsIgnoringCase("lock");
            assertThat(ddl(run.json())).hasSize(1);
            assertThat(run.json().get("unplanned").get(0).get("query").asString()).isEqualTo("a-held");
            other.rollback();
        }
    }

    @Test
    void aSetIsMeasuredWhereThatIsConfirmedAndOnACopyWithout() throws Exception {
        Files.writeString(folder.resolve("by-customer.sql"), "SELECT id FROM orders WHERE customer = 7");
        CommandRun refused = advise("--workload", folder.toString(), "--prove", "--json");
        assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(refused.json().get("error").get("message").asString()).endsWith("Nothing was built, as that was not confirmed.");

        Path script = folder.resolve("all.sql");
        JsonNode json = advise(
                "--workload", folder.toString(), "--prove", "--confirm-write", "--json", "--export", script.toString()).json();
        assertThat(json.get("indexes").get(0).get("state").asString()).isEqualTo("measured");
        JsonNode statement = json.get("proof").get("statements").get(0);
        assertThat(statement.get("query").asString()).isEqualTo("by-customer");
        assertThat(statement.get("verdict").asString()).isEqualTo("faster");
        assertThat(statement.get("after").get("medianMs").asDouble()).isPositive()
                .isLessThan(statement.get("before").get("medianMs").asDouble());
        assertThat(json.get("proof").get("beforeMs").asDouble()).isEqualTo(statement.get("before").get("medianMs").asDouble());
        assertThat(script).content().contains("-- Proof: measured.", "measured, by-customer: ");

        CommandRun copy = advise("--workload", folder.toString(), "--prove-on", url());
        assertThat(copy.status()).isEqualTo(ExitStatus.DONE);
        assertThat(copy.out()).contains("Measured, without and with them in turns", "by-customer: ", " times faster: ");
    }

    @Test
    void refusesACopyThatIsNoAddressAndLimitsThatLeaveNoRoom() {
        assertThat(advise("--workload", folder.toString(), "--prove-on", "nonsense").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(advise("--workload", folder.toString(), "--max-run-seconds", "0").err()).contains("have to be above 0.");
    }

    private static List<String> ddl(JsonNode json) {
        var ddl = new ArrayList<String>();
        json.get("indexes").forEach(index -> ddl.add(index.get("ddl").asString()));
        return ddl;
    }

    private static void run(String... statements) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String url() {
        return "postgresql://postgres@127.0.0.1:" + server.port() + "/postgres";
    }

    private static CommandRun advise(String... options) {
        var arguments = new ArrayList<>(List.of("advise", "--url", url()));
        arguments.addAll(Arrays.asList(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
