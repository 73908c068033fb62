package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import tools.jackson.databind.JsonNode;

@NeedsPostgres
class PoolMeasureTest {
    private static PostgresServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(18);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void measuresAStatementUnderLoadOnceThatIsConfirmed() throws IOException {
        String file = Files.writeString(folder.resolve("one.sql"), "SELECT count(*) FROM pg_class;").toString();
        CommandRun unconfirmed = CommandRun.of("pool", "--measure", file, "--url", url());
        assertThat(unconfirmed.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(unconfirmed.err()).contains("--confirm-load");

        JsonNode json = CommandRun.of(
                "pool", "--measure", file, "--url", url(), "--most", "2", "--seconds", "0.1", "--confirm-load", "--json").json();
        assertThat(json.get("error").isNull()).isTrue();
        assertThat(json.get("levels")).hasSize(2).allSatisfy(level -> {
            assertThat(level.get("statements").asLong()).isPositive();
            assertThat(level.get("perSecond").asDouble()).isPositive();
            assertThat(level.get("longestMs").asDouble()).isGreaterThanOrEqualTo(level.get("p50Ms").asDouble());
        });
        assertThat(json.get("scalability").isNull()).as("of two levels").isTrue();
        assertThat(json.get("ending").asString()).isEqualTo("All numbers of connections were measured.");

        CommandRun read = CommandRun.withInput("SELECT 1", "pool", "--measure", "-", "--url", url(), "--most", "1", "--seconds", "0.1",
                "--confirm-load");
        assertThat(read.out()).contains("| connections | statements |").doesNotContain("postgres:");
        assertThat(read.err()).startsWith("1 connection: ");
    }

    @Test
    void keepsTheReportInAFile() throws IOException {
        Path report = folder.resolve("load.md");
        CommandRun run = CommandRun.withInput("SELECT 1", "pool", "--measure", "-", "--url", url(), "--most", "1", "--seconds", "0.1",
                "--confirm-load", "--json", "--report", report.toString());
        assertThat(run.json().get("levels")).hasSize(1);
        assertThat(report).content().startsWith("# Load on ").contains("| 1 | ");
        CommandRun lost = CommandRun.withInput("SELECT 1", "pool", "--measure", "-", "--url", url(), "--most", "1", "--seconds", "0.1",
                "--confirm-load", "--report", folder.resolve("none/load.md").toString());
        assertThat(lost.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(lost.err()).contains("Choose another place.");
        assertThat(lost.out()).contains("| connections | statements |");
        assertThat(CommandRun.of("pool", "--report", "x").status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void whatAMeasurementDoesNotUseIsRefused() {
        for (List<String> more : List.of(List.of("--size", "5"), List.of("--settings", "hikari_java"), List.of("--simulate", "2000"),
                List.of("--basic"))) {
            CommandRun run = CommandRun.withInput("SELECT 1", Stream.concat(Stream.of("pool", "--measure", "-", "--url", url(),
                    "--confirm-load"), more.stream()).toArray(String[]::new));
            assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(run.err()).contains("leave out " + more.getFirst());
        }
    }

    /// A process of its own, which is told to end (SIGTERM, as Ctrl+C) once the first number of connections was measured.
    @Test
    void whatWasMeasuredUntilItIsToldToEndIsTheReport() throws Exception {
        Path statement = Files.writeString(folder.resolve("stopped.sql"), "SELECT pg_sleep(0.01)");
        Path report = folder.resolve("stopped.md");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath(),
                "org.plumbline.app.Launcher", "pool", "--measure", statement.toString(), "--url", url(), "--most", "16", "--seconds", "1",
                "--confirm-load", "--report", report.toString()).redirectErrorStream(true).start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.lines().takeWhile(line -> !line.startsWith("1 connection: "))).noneMatch(line -> line.startsWith("|"));
            process.toHandle().destroy(); // which leaves its output open
            assertThat(out.readAllAsString()).contains("| 1 |", "stopped").doesNotContain("| 16 |");
            process.waitFor();
            assertThat(report).content().contains("# Load on ", "| 1 |", "stopped").doesNotContain("| 16 |");
        } finally {
            process.destroyForcibly();
        }
    }

    /// Of this process, by whomever it was started.
    private static String classPath() {
        return Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    @Test
    void aServerTellsWhatIsNotTyped() throws SQLException {
        try (Connection open = server.connect(); Statement statement = open.createStatement()) {
            statement.execute("CREATE EXTENSION pg_stat_statements");
            statement.execute("SELECT pg_sleep(0.01)");
            statement.execute("SELECT pg_stat_statements_reset()");
            statement.execute("SELECT count(*) FROM generate_series(1, 100000) i");
            open.setAutoCommit(false);
            statement.execute("SELECT 1");
            JsonNode json = CommandRun.of("pool", "--url", url(), "--arrival-rate", "120", "--reserved", "2", "--watch-seconds", "0.6",
                    "--memory-mb", "16000", "--json").json();
            assertThat(json.get("error")).isNull();
            assertThat(input(json, "--arrival-rate")).isEqualTo("120 typed");
            assertThat(input(json, "--reserved")).isEqualTo("2 typed");
            assertThat(input(json, "--max-connections")).isEqualTo("100 setting");
            assertThat(input(json, "--superuser-reserved")).isEqualTo("3 setting");
            assertThat(input(json, "--work-mem-mb")).isEqualTo("4.194304 setting");
            assertThat(input(json, "--hold-variation")).endsWith(" pg_stat_statements");
            assertThat(input(json, "--target-p99-ms")).isEqualTo("10 default");
            assertThat(json.get("fleet").get("available").asInt()).isEqualTo(95);
            assertThat(json.get("recommendation").get("binding").asString()).isEqualTo("target");
            assertThat(json.get("workMem").get("risky").asBoolean()).isFalse();
            assertThat(json.get("activity").get("samples").asInt()).isEqualTo(2);
            assertThat(json.get("activity").get("idleInTransaction").asDouble()).isEqualTo(1);
            String help = CommandRun.of("pool", "--help").out();
            assertThat(json.get("activity").propertyNames()).allSatisfy(name -> assertThat(help).contains(name));

            CommandRun words = CommandRun.of("pool", "--url", url(), "--arrival-rate", "120", "--max-connections", "50",
                    "--watch-seconds", "0");
            assertThat(words.out()).contains("--max-connections 50, typed", "--hold-ms ", "pg_stat_statements, ", "Recommended: ")
                    .contains("from postgres@127.0.0.1").doesNotContain("Watched for");
            CommandRun idle = CommandRun.of("pool", "--url", url(), "--watch-seconds", "0", "--json");
            assertThat(idle.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(idle.json().get("error").get("message").asString()).contains("tells --arrival-rate: type it");
            assertThat(CommandRun.of("pool", "--url", url(), "--watch-seconds", "-1").status()).isEqualTo(ExitStatus.USAGE);
            assertThat(CommandRun.of("pool", "--basic", "--max-connections", "9", "--users", "9", "--url", url()).status())
                    .isEqualTo(ExitStatus.USAGE);
        }
        assertThat(CommandRun.of("pool", "--url", "postgresql://me@127.0.0.1:1/postgres", "--json").status())
                .isEqualTo(ExitStatus.NO_CONNECTION);
    }

    /// Its value and where it came from.
    private static String input(JsonNode json, String option) {
        for (JsonNode each : json.get("inputs")) {
            if (each.get("option").asString().equals(option)) {
                return each.get("value").asString() + " " + each.get("origin").asString();
            }
        }
        throw new AssertionError(option + " is not told");
    }

    @Test
    void refusesWhatDoesMoreThanRead() {
        CommandRun run = CommandRun.withInput("DELETE FROM pg_class", "pool", "--measure", "-", "--url", url(), "--confirm-load", "--json");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.json().get("error").get("message").asString()).contains("writes or locks rows");
    }

    @Test
    void tellsThatNobodyAnswersWithoutThePassword() {
        CommandRun run = CommandRun.withInput("SELECT 1", "pool", "--measure", "-", "--url",
                "postgresql://me:hush@127.0.0.1:1/postgres", "--confirm-load");
        assertThat(run.status()).isEqualTo(ExitStatus.NO_CONNECTION);
        assertThat(run.err()).doesNotContain("hush");
        CommandRun ranked = CommandRun.of("cache", "--url", "postgresql://me:hush@127.0.0.1:1/postgres");
        assertThat(ranked.status()).isEqualTo(ExitStatus.NO_CONNECTION);
        assertThat(ranked.err()).doesNotContain("hush");
    }

    /// The shards command on a server, here because one is up.
    @Test
    void shardsOfARealColumnAreCountedAdvisedAndWrittenByItsType() throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"Orders\" AS SELECT (i % 100)::numeric AS tenant, 'x' AS note FROM "
                    + "generate_series(1, 5000) i; CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', "
                    + "deterministic = false); CREATE TABLE names (name text COLLATE nocase)");
        }
        List<String> column = List.of("--url", url(), "--table", "\"Orders\"", "--column", "tenant");
        JsonNode counted = shards(column, "--shards", "4", "--method", "bounded", "--bound", "1", "--json").json();
        assertThat(counted.get("keys").asInt()).isEqualTo(5_000);
        assertThat(counted.get("maxOverMean").asDouble()).isLessThanOrEqualTo(1.04 + 1e-9);
        JsonNode sampled = shards(column, "--shards", "4", "--method", "jump", "--sample", "50", "--json").json();
        assertThat(sampled.get("sampleMargins")).hasSize(4);
        assertThat(shards(column, "--shards", "4", "--sample", "50").out()).contains("Of a sample: each shard's share is right within")
                .contains("shards cannot carry more").doesNotContain("Bounded loads:");
        JsonNode advice = shards(column, "--advise", "--data-gb", "50", "--nodes", "4", "--json").json();
        assertThat(advice.get("hottestShare").asDouble()).isEqualTo(0.01);
        assertThat(advice.get("usefulShards").asDouble()).isEqualTo(100);
        JsonNode script = shards(column, "--shards", "4", "--export-script", "router-java", "--json").json();
        assertThat(script.get("schema").asString()).isEqualTo("public");
        assertThat(script.get("table").asString()).isEqualTo("Orders");
        assertThat(script.get("keyType").asString()).isEqualTo("numeric");
        List<String> collated = List.of("--url", url(), "--table", "names", "--column", "name", "--shards", "4");
        assertThat(shards(collated, "--export-script", "router-sql").err()).contains("collation is not deterministic");
        assertThat(shards(collated, "--export-script", "partitions").out()).contains("PARTITION BY HASH (name)");
    }

    private static CommandRun shards(List<String> some, String... more) {
        return CommandRun.of(Stream.of(List.of("shards"), some, List.of(more)).flatMap(List::stream).toArray(String[]::new));
    }

    private static String url() {
        return "postgresql://postgres@127.0.0.1:" + server.port() + "/postgres";
    }
}
