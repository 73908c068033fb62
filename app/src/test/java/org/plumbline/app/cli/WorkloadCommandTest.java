package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.plumbline.workload.Counter;
import tools.jackson.databind.JsonNode;

@NeedsPostgres
class WorkloadCommandTest {
    private static PostgresServer server;

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresServer.start(18, Map.of("autovacuum", "off"));
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            for (String sql : List.of("CREATE EXTENSION pg_stat_statements",
                    "CREATE TABLE orders AS SELECT i AS id, i % 5000 AS customer, now() AS at, repeat('x', 200) AS note "
                            + "FROM generate_series(1, 60000) i", "ANALYZE orders", "CREATE DATABASE empty",
                    "INSERT INTO orders SELECT i, i % 5000, now(), 'new' FROM generate_series(60001, 120000) i",
                    "SELECT pg_stat_statements_reset()",
                    "SELECT note FROM orders WHERE customer = 7", "SELECT count(*) FROM orders WHERE id IN (1, 2, 3)",
                    "SELECT count(*) FROM orders WHERE at > now() - interval '7 days' AND note = 'ünï'")) {
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void listsWhatCostsAndExplainsItWithItsPlaceholders() {
        CommandRun run = workload("postgres", "--json", "--explain", "--share", "0", "--top", "0");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        JsonNode json = run.json();
        assertThat(json.get("error").isNull()).isTrue();
        assertThat(json.get("own").asInt()).isPositive();
        assertThat(json.get("totals").get("totalMs").asDouble()).isPositive();
        JsonNode lookup = statement(json, "WHERE customer = $1");
        assertThat(lookup.get("reasons").toString()).contains("time");
        assertThat(lookup.get("explained").get(0).get("query").asString()).isEqualTo("SELECT note FROM orders WHERE customer = $1");
        assertThat(lookup.get("explained").get(0).get("findings").toString()).contains("ANALYZE public.orders");
        assertThat(lookup.get("explained").get(0).get("clear").toString()).contains("invalid-index");
        assertThat(statement(json, "id IN ($1 /*, ... */)").get("explained").get(0).get("error").isNull()).isTrue();
        assertThat(statement(json, "interval $1").get("explained").get(0).get("error").isNull()).isTrue();
        assertThat(statement(json, "pg_stat_statements_reset").get("explained").get(0).get("nodes").size()).isPositive();
    }

    @Test
    void aPersonReadsATable() {
        CommandRun run = workload("postgres", "--explain", "--top", "3", "--threshold-ms", "0.001");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Counted since ").contains("Times are of execution alone").contains("why")
                .contains("SELECT note FROM orders WHERE customer = $1").contains("ANALYZE public.orders").contains("slow");
        assertThat(run.out().lines().filter(line -> line.startsWith("  ") && line.contains(" ms ")).count()).isEqualTo(3);
    }

    @Test
    void showsWhatRanInBetween() {
        CommandRun run = workload("postgres", "--json", "--since", "0", "--share", "0", "--top", "0");
        assertThat(run.json().get("spanMs").asDouble()).isPositive();
        assertThat(run.json().get("statements").toString()).doesNotContain("FROM orders");
        assertThat(run.json().get("startedAnew").asInt()).isZero();
    }

    @Test
    void saysInWordsWhyThereIsNone() throws SQLException {
        CommandRun missing = workload("empty", "--json");
        assertThat(missing.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(missing.err()).contains("CREATE EXTENSION pg_stat_statements");
        assertThat(missing.json().get("error").get("message").asString()).contains("CREATE EXTENSION pg_stat_statements");
        CommandRun nobody = CommandRun.of("workload", "--url", "postgresql://me:hidden@127.0.0.1:1/shop", "--json");
        assertThat(nobody.status()).isEqualTo(ExitStatus.NO_CONNECTION);
        assertThat(nobody.err()).contains("Nothing answers").doesNotContain("hidden");
        assertThat(nobody.json().get("statements").size()).isZero();
        assertThat(CommandRun.withInput("SELECT 1", "explain", "--url", "postgresql://me@127.0.0.1:1/shop", "-").status())
                .isEqualTo(ExitStatus.NO_CONNECTION);
        assertThat(CommandRun.of("workload").status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void everyFieldIsDescribed() throws IOException {
        String fields;
        try (InputStream in = WorkloadCommand.class.getResourceAsStream("workload-json.txt")) {
            fields = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        JsonNode json = workload("postgres", "--json", "--share", "0").json();
        var names = new ArrayList<String>(json.propertyNames());
        json.get("statements").get(0).propertyNames().forEach(names::add);
        for (Counter counter : Counter.values()) {
            assertThat(names).contains(counter.field());
        }
        assertThat(names).filteredOn(name -> !name.matches("(shared|local|temp)(Hit|Read|Dirtied|Written|Write)(Blocks|Ms)"))
                .allSatisfy(name -> assertThat(fields).contains(name));
    }

    private static JsonNode statement(JsonNode json, String part) {
        return StreamSupport.stream(json.get("statements").spliterator(), false)
                .filter(each -> each.get("query").asString().contains(part)).findFirst().orElseThrow(() -> new AssertionError(part));
    }

    private static CommandRun workload(String database, String... options) {
        var arguments = new ArrayList<>(List.of(
                "workload", "--url", "postgresql://postgres@127.0.0.1:" + server.port() + "/" + database));
        arguments.addAll(Arrays.asList(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
