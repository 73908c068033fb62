package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.plumbline.testkit.redis.NeedsRedis;
import org.plumbline.testkit.redis.RedisServer;
import redis.clients.jedis.JedisPooled;
import tools.jackson.databind.JsonNode;

class CacheCommandTest {
    @TempDir
    private Path folder;

    @Test
    void printsChesHitRatio() {
        JsonNode json = cache("--zipf", "0.9", "--items", "10000", "--capacity", "1000", "--json").json();
        assertThat(json.get("hitRatio").asDouble()).isCloseTo(0.5565, within(0.0001));
        assertThat(json.get("perfectHitRatio").asDouble()).isCloseTo(0.671, within(0.001));
        assertThat(json.get("full").asBoolean()).isTrue();
        assertThat(json.get("itemsKept").asDouble()).isCloseTo(1000, within(0.01));
        assertThat(json.get("latencyMs").isNull()).isTrue();
        assertThat(json.get("curve").isNull()).isTrue();
        assertThat(json.get("error").isNull()).isTrue();
    }

    @Test
    void everyFieldThatItPrintsIsDescribed() {
        CommandRun run = cache("--zipf", "0.9", "--items", "1000", "--ttl-seconds", "300", "--database-ms", "20", "--curve", "10",
                "--json");
        String help = cache("--help").out();
        assertThat(run.json().propertyNames()).allSatisfy(name -> assertThat(help).contains(name));
        assertThat(run.json().get("curve").size()).isBetween(3, 10);
        assertThat(run.json().get("stampedeSize").isNumber()).isTrue();
        assertThat(run.json().get("sharedBreakEven").asDouble()).isCloseTo(0.025, within(1e-9));
    }

    @Test
    void theBasicStrategyHitsAlwaysInTheEndAndIsStale() {
        JsonNode json = cache("--basic", "--zipf", "0.9", "--items", "1000", "--database-ms", "20", "--updates", "0.001", "--processes",
                "4",
                "--json").json();
        assertThat(json.get("localHitRatio").asDouble()).isCloseTo(1, within(1e-6));
        assertThat(json.get("staleShare").asDouble()).isCloseTo(1, within(1e-3));
        assertThat(cache("--basic", "--zipf", "0.9", "--items", "1000", "--capacity", "4").err()).contains("leave out --capacity");
    }

    @Test
    void aTraceIsReplayedToo() throws Exception {
        Path trace = Files.writeString(folder.resolve("keys"), IntStream.range(0, 4_000).mapToObj(i -> "k" + i % 40)
                .collect(Collectors.joining("\n")));
        JsonNode json = cache("--trace", trace.toString(), "--capacity", "20", "--json").json();
        assertThat(json.get("items").asLong()).isEqualTo(40);
        assertThat(json.get("requests").asLong()).isEqualTo(4_000);
        assertThat(json.get("hitRatio").asDouble()).isCloseTo(0.5, within(1e-6));
        assertThat(json.get("replayedHitRatio").asDouble()).as("in its own order it never hits").isZero();
        assertThat(cache("--trace", trace.toString(), "--capacity", "40").out()).contains("The trace itself");
        assertThat(CommandRun.withInput("a\na\na\nb\n", "cache", "--trace", "-", "--capacity", "1", "--json").json().get("replayedHitRatio")
                .asDouble())
                .isCloseTo(0.5, within(1e-9));
    }

    @Test
    void saysInWordsWhatItMeans() {
        assertThat(cache("--zipf", "0.9", "--items", "10000", "--capacity", "1000", "--ttl-seconds", "300", "--updates", "0.001",
                "--database-ms", "20", "--local-capacity", "100", "--processes", "4").out())
                .contains("Hit ratio 55.", "A time to live of 5 min", "of the hits are stale", "L1, in each process", "L2, shared",
                        "reach the database", "When the most popular item expires", "XFetch");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--zipf 0.9", "--items 5 --capacity 1", "--zipf 0.9 --items 10", "--zipf NaN --items 10 --capacity 1",
                "--zipf -1 --items 10 --capacity 1",
        "--zipf 1 --items 0 --capacity 1", "--zipf 1 --items 10 --capacity 0", "--zipf 1 --items 99999999999999 --capacity 1",
        "--zipf 1 --items 10 --capacity 1 --rate 0", "--zipf 1 --items 10 --capacity 1 --updates -1",
                "--zipf 1 --items 10 --refresh --capacity 2",
        "--zipf 1 --items 10 --capacity 1 --trace x", "--zipf 1 --items 10 --capacity 1 --curve 1", "--zipf 1 --items 10 --ttl-seconds -1",
        "--zipf 1 --items 10 --capacity 1 --local-capacity 1", "--zipf 1 --items 10 --capacity 1 --database-ms 1 --processes 0"
    })
    void whatMakesNoSenseIsWrongUsage(String options) {
        CommandRun run = cache((options + " --json").split(" "));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("See: plumbline cache --help").doesNotContain("Exception");
        assertThat(run.out()).isEqualTo("[]\n");
    }

    @Test
    @NeedsPostgres
    void ranksTheStatementsOfADatabase() throws SQLException {
        try (PostgresServer server = PostgresServer.start(18); Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            String url = "postgresql://postgres@127.0.0.1:" + server.port() + "/postgres";
            assertThat(cache("--url", url).status()).as("without pg_stat_statements").isEqualTo(ExitStatus.FAILED);
            statement.execute("CREATE EXTENSION pg_stat_statements");
            for (int i = 0; i < 5; i++) {
                statement.execute("SELECT count(*) FROM generate_series(1, 200000) AS numbers");
            }
            CommandRun run = cache("--url", url, "--ttl-seconds", "60", "--cache-ms", "0.01", "--json");
            JsonNode first = run.json().get("statements").get(0);
            assertThat(first.get("query").asString()).contains("AS numbers");
            assertThat(first.get("judgement").asString()).isEqualTo("worth");
            assertThat(first.get("bound").asBoolean()).isTrue();
            JsonNode buffers = run.json().get("buffers");
            assertThat(buffers.get("sharedBuffersMb").asDouble()).isEqualTo(134.217728);
            assertThat(buffers.get("tables")).isEmpty();
            String help = cache("--help").out();
            assertThat(buffers.propertyNames()).allSatisfy(name -> assertThat(help).contains(name));
            assertThat(first.propertyNames()).allSatisfy(name -> assertThat(help).contains(name));
            assertThat(cache("--url", url, "--cache-ms", "0.01").out()).contains("AS numbers", "Worth it: at most");
            assertThat(cache("--url", url, "--zipf", "1").status()).isEqualTo(ExitStatus.USAGE);
            aStatementIsTheTraffic(url, statement);
            measuresWhatTheDatabaseLoads(url);
        }
        assertThat(cache("--url", "postgresql://postgres@127.0.0.1:1/postgres").status()).isEqualTo(ExitStatus.NO_CONNECTION);
    }

    private static void aStatementIsTheTraffic(String url, Statement statement) throws SQLException {
        statement.execute("CREATE TABLE item AS SELECT i AS id, i % 20 AS kind, repeat('x', 80) AS note FROM generate_series(1, 2000) i");
        statement.execute("ANALYZE item");
        for (int i = 0; i < 10; i++) {
            statement.execute("SELECT note FROM item WHERE kind = " + i);
        }
        CommandRun run = cache("--url", url, "--statement", "FROM item WHERE kind", "--capacity", "5", "--json");
        JsonNode json = run.json();
        JsonNode counted = json.get("statement");
        assertThat(counted.get("calls").asLong()).isEqualTo(10);
        assertThat(counted.get("rowsPerCall").asDouble()).isEqualTo(100);
        assertThat(counted.get("resultBytes").asDouble()).isBetween(8_000.0, 8_500.0);
        assertThat(counted.get("popularity").asString()).isEqualTo("column");
        assertThat(counted.get("table").asString() + "." + counted.get("column").asString()).isEqualTo("public.item.kind");
        assertThat(counted.get("why").asString()).startsWith("Which values it is called with is not counted. An estimate");
        assertThat(json.get("items").asLong()).isEqualTo(20);
        assertThat(json.get("hitRatio").asDouble()).isCloseTo(0.25, within(0.02));
        assertThat(json.get("latencyWithoutMs").asDouble()).isCloseTo(counted.get("meanMs").asDouble(), within(1e-6));
        assertThat(json.get("sharedBytes").asDouble()).as("of so large results").isGreaterThan(40_000);
        String help = cache("--help").out();
        assertThat(counted.propertyNames()).allSatisfy(name -> assertThat(help).contains(name));

        JsonNode typed = cache("--url", url, "--statement", counted.get("queryId").asString(), "--capacity", "5", "--zipf", "1.2",
                "--rate", "7", "--database-ms", "20", "--json").json();
        assertThat(typed.get("statement").get("popularity").asString()).isEqualTo("zipf");
        assertThat(typed.get("items").asLong()).as("as many as the column has values").isEqualTo(20);
        assertThat(typed.get("hottestShare").asDouble()).isGreaterThan(0.3);
        assertThat(typed.get("latencyWithoutMs").asDouble()).isEqualTo(20);
        assertThat(cache("--url", url, "--statement", "item WHERE kind", "--capacity", "5").out()).contains("calls a second over",
                "100 rows each", "kind of public.item", "Hit ratio 2");
        assertThat(cache("--url", url, "--statement", "item WHERE kind", "--capacity", "5", "--watch-seconds", "0.1").err())
                .contains("was not called while its calls were counted");
        assertThat(cache("--url", url, "--statement", "SELECT", "--capacity", "5").err()).contains("such statements: give more");
        assertThat(cache("--url", url, "--statement", "no such", "--capacity", "5", "--json").json().get("error").get("message").asString())
                .contains("has counted no such statement");
        assertThat(cache("--url", url, "--statement", "CREATE TABLE item", "--capacity", "5").status()).isEqualTo(ExitStatus.FAILED);
        assertThat(cache("--url", url, "--statement", "AS numbers", "--capacity", "5").err()).as("without a column")
                .contains("no single column that it compares is known");
        assertThat(cache("--statement", "x", "--capacity", "5").status()).isEqualTo(ExitStatus.USAGE);
    }

    private static void measuresWhatTheDatabaseLoads(String url) {
        JsonNode json = CommandRun.withInput("SELECT note FROM item WHERE id = $1", "cache", "--measure", "--confirm-load", "--load", "-",
                "--url", url, "--zipf", "0.9", "--items", "2000", "--local-capacity", "100", "--requests", "2000", "--json").json();
        assertThat(json.get("loader").asString()).isEqualTo("statement");
        assertThat(json.get("measured").get("requests").asLong()).isEqualTo(1_000);
        assertThat(json.get("measured").get("sharedHitRatio").isNull()).isTrue();
        assertThat(json.get("measured").get("loads").asLong()).isPositive();
        CommandRun refused = CommandRun.withInput("DELETE FROM item WHERE id = $1", "cache", "--measure", "--confirm-load", "--load", "-",
                "--url", url, "--zipf", "0.9", "--items", "2000", "--local-capacity", "100", "--json");
        assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(refused.json().get("error").get("message").asString()).contains("does more than read");
    }

    @Test
    @NeedsRedis
    void measuresATraceThroughRealLayersOnceThatIsConfirmed() throws IOException {
        String trace = Files.writeString(folder.resolve("keys"), IntStream.range(0, 4_000).mapToObj(i -> "k" + i * i % 97)
                .collect(Collectors.joining("\n"))).toString();
        try (RedisServer redis = RedisServer.start(); var client = new JedisPooled(redis.address())) {
            String[] options = {"--measure", "--trace", trace, "--ttl-seconds", "3600", "--local-capacity", "10", "--redis",
                redis.address(), "--requests", "4000", "--threads", "2"};
            CommandRun unconfirmed = cache(options);
            assertThat(unconfirmed.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(unconfirmed.err()).contains("--confirm-load");
            String[] confirmed = Stream.concat(Stream.of("--confirm-load"), Stream.of(options)).toArray(String[]::new);
            JsonNode json = cache(Stream.concat(Stream.of(confirmed), Stream.of("--json")).toArray(String[]::new)).json();
            assertThat(json.get("keys").asString() + " " + json.get("loader").asString()).isEqualTo("trace made-up");
            assertThat(json.get("measured").get("requests").asLong()).isEqualTo(2_000);
            assertThat(json.get("measured").get("sharedHitRatio").asDouble()).as("all were loaded before").isEqualTo(1);
            assertThat(json.get("measured").get("loads").asLong()).isEqualTo(json.get("predicted").get("loads").asLong()).isZero();
            assertThat(json.get("predicted").get("bestLocalHitRatio").asDouble()).isBetween(0.1, 0.3);
            String help = cache("--help").out();
            assertThat(json.propertyNames()).allSatisfy(name -> assertThat(help).contains(name));
            assertThat(json.get("measured").propertyNames()).allSatisfy(name -> assertThat(help).contains(name));
            assertThat(json.get("predicted").propertyNames()).allSatisfy(name -> assertThat(help).contains(name));
            assertThat(cache(confirmed).out()).contains("Measured: 2,000 requests, ", "no database was asked");
            assertThat(client.keys("*")).as("it takes away what it wrote").isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--local-capacity 5", "--capacity 5 --confirm-load", "--confirm-load", "--confirm-load --local-capacity 5 --requests 5",
        "--confirm-load --local-capacity 5 --threads 0", "--confirm-load --local-capacity 5 --load x",
        "--confirm-load --local-capacity 5 --url postgresql://localhost/x"
    })
    void whatCannotBeMeasuredIsWrongUsage(String options) {
        CommandRun run = cache(("--measure --zipf 1 --items 10 " + options).split(" "));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("See: plumbline cache --help").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--redis redis://localhost", "--requests 200", "--threads 2", "--confirm-load", "--load x"})
    void whatOnlyAMeasurementUsesIsNotDroppedWithoutAWord(String options) {
        CommandRun run = cache(("--zipf 1 --items 10 --capacity 5 " + options).split(" "));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        String first = options.substring(0, (options + " ").indexOf(' '));
        assertThat(run.err()).contains("Only --measure uses " + first + ": give that too, or leave it out");
    }

    @Test
    void aNamedStatementIsNotMeasured() {
        CommandRun run = cache("--measure", "--confirm-load", "--url", "postgresql://localhost/x", "--statement", "1",
                "--local-capacity", "5");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("--measure takes the statement that loads an item from --load").contains("leave --statement out");
    }

    @Test
    void aRedisThatIsNotThereIsSaid() {
        CommandRun run = cache("--measure", "--confirm-load", "--zipf", "1", "--items", "10", "--capacity", "5", "--redis",
                "redis://127.0.0.1:1", "--json");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.json().get("error").get("message").asString()).contains("The Redis at 127.0.0.1:1 does not do it");
    }

    @Test
    void aTraceThatIsNotThereIsSaid() {
        CommandRun run = cache("--trace", folder.resolve("none").toString(), "--capacity", "1", "--json");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.json().get("error").get("message").asString()).contains("There is no such file");
        assertThat(CommandRun.withInput("", "cache", "--trace", "-", "--capacity", "1").status()).as("empty").isEqualTo(ExitStatus.USAGE);
    }

    private static CommandRun cache(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "cache";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return CommandRun.of(arguments);
    }
}
