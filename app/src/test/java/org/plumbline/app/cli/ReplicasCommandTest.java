package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.app.report.LagCsv;
import org.plumbline.capacity.replica.LagSample;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import tools.jackson.databind.JsonNode;

class ReplicasCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "2.5, '{\"lag_seconds\":2.5,\"acceptable\":true,\"status\":\"healthy\",\"route\":\"replica_with_cache\"}'",
        "0.9999999999, '{\"lag_seconds\":0.9999999999,\"acceptable\":true,\"status\":\"healthy\",\"route\":\"replica\"}'",
        "5, '{\"lag_seconds\":5.0,\"acceptable\":false,\"status\":\"degraded\",\"route\":\"primary\"}'",
        "-1, '{\"lag_seconds\":-1.0,\"acceptable\":true,\"status\":\"healthy\",\"route\":\"replica\"}'"
    })
    void judgesALagByThePlainFormula(String lag, String json) {
        CommandRun run = replicas("--basic", "--lag-seconds", lag, "--json");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).isEqualTo(json + "\n");
        assertThat(replicas("--basic", "--lag-seconds", "2.5").out()).isEqualTo("healthy, acceptable; reads go to: replica_with_cache\n");
    }

    @Test
    void samplesAreRoutedByBothRouters() throws IOException {
        Path file = folder.resolve("samples.csv");
        try (var out = Files.newBufferedWriter(file)) {
            LagCsv.write(out, samples());
        }
        assertThat(LagCsv.read(Files.readAllLines(file).iterator())).as("written as it is read").isEqualTo(samples());
        JsonNode json = replicas("--samples", file.toString(), "--json").json();
        JsonNode server = json.get("servers").get(0);
        assertThat(server.get("name").asString()).isEqualTo("a \"quoted\", name");
        assertThat(server.get("samples").asInt()).isEqualTo(60);
        assertThat(server.get("basic").get("primaryShare").asDouble()).isCloseTo(54.0 / 59, within(1e-6));
        assertThat(server.get("better").get("primaryShare").asDouble()).isCloseTo(2.0 / 59, within(1e-6));
        assertThat(server.get("staleProbability").asDouble()).isZero();
        assertThat(replicas("--samples", file.toString()).out()).contains("The plain formula sends", "The better router sends",
                "A read 1,000 ms after a write is stale with 0 %");
        String help = replicas("--help").out();
        assertThat(server.propertyNames()).allSatisfy(name -> assertThat(help).contains(name.replaceAll("Least$|Most$", "")));
        assertThat(server.get("basic").propertyNames()).allSatisfy(name -> assertThat(help).contains(name));
    }

    @Test
    @NeedsPostgres
    void watchesAPrimaryAndItsStandby() throws Exception {
        try (PostgresServer primary = PostgresServer.start(18); PostgresServer standby = primary.startStandby()) {
            standby.awaitReplay(primary);
            Path recorded = folder.resolve("recorded.csv");
            CommandRun run = replicas("--url", url(standby), "--url", url(primary), "--count", "3", "--every", "0", "--record",
                    recorded.toString(), "--json");
            assertThat(run.err()).isEmpty();
            JsonNode servers = run.json().get("servers");
            assertThat(servers.get(0).get("health").asString()).as("primaries first").isEqualTo("primary");
            assertThat(servers.get(0).get("senders").get(0).get("state").asString()).isEqualTo("streaming");
            assertThat(servers.get(1).get("health").asString()).isEqualTo("healthy");
            assertThat(servers.get(1).get("lagBytes").asLong()).isZero();
            assertThat(servers.get(1).get("lagSource").asString()).isEqualTo("caught-up");
            assertThat(LagCsv.read(Files.readAllLines(recorded).iterator()).values().iterator().next()).hasSizeBetween(1, 3);
            String help = replicas("--help").out();
            assertThat(servers.get(1).propertyNames()).allSatisfy(name -> assertThat(help).contains(name));
            assertThat(replicas("--url", url(standby), "--count", "1").out()).contains("healthy, behind by 0 ms, 0 bytes");
            tellsTokensAndTheDisk(primary, standby);
            measuresAHeartbeat(primary, standby);
        }
    }

    private void tellsTokensAndTheDisk(PostgresServer primary, PostgresServer standby) throws Exception {
        execute(primary, "SELECT pg_create_physical_replication_slot('unused', true)");
        JsonNode servers = replicas("--url", url(primary), "--url", url(standby), "--count", "3", "--every", "0", "--token", "0/1",
                "--free-bytes", "1e9", "--json").json().get("servers");
        assertThat(servers.get(0).get("slots").get(0).get("diskFullSeconds").isNull()).as("nothing is written: " + servers)
                .isEqualTo(servers.get(0).get("walBytesPerSecond").asDouble() == 0);
        assertThat(servers.get(0).get("seesToken").isNull()).isTrue();
        assertThat(servers.get(1).get("seesToken").asBoolean()).isTrue();
        assertThat(servers.get(1).get("upstream").asString()).isEqualTo(servers.get(0).get("name").asString());
        assertThat(servers.get(1).get("writeBehindBytes").asLong()).isNotNegative();
        if (Files.exists(Path.of("/dev/full"))) {
            CommandRun full = replicas("--url", url(primary), "--url", url(standby), "--count", "1", "--record", "/dev/full", "--json");
            assertThat(full.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(full.err()).contains("Could not save /dev/full: ");
            assertThat(full.json().get("servers").size()).as("what was found is told all the same").isEqualTo(2);
            assertThat(full.json().get("error").get("message").asString()).startsWith("Could not save /dev/full: ");
        }
        String words = replicas("--url", url(primary), "--url", url(standby), "--token", "FFFFFF/0", "--count", "1").out();
        assertThat(words).contains("\n  postgres@127.0.0.1:" + standby.port()).contains("It has not replayed FFFFFF/0 yet")
                .contains("Slot unused, which nobody uses, keeps ");
    }

    private void measuresAHeartbeat(PostgresServer primary, PostgresServer standby) throws Exception {
        String[] asked = {"--url", url(primary), "--url", url(standby), "--count", "1", "--heartbeat", "--beats", "5", "--beat-every",
            "0.01", "--look-every", "0.001", "--patience", "60", "--after", "3600", "--json"};
        CommandRun unconfirmed = replicas(asked);
        assertThat(unconfirmed.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(unconfirmed.err()).contains("BEGIN READ WRITE; CREATE TABLE public.plumbline_heartbeat AS",
                "SET beat = beat + 1; COMMIT", "DROP TABLE public.plumbline_heartbeat; COMMIT", "--confirm-write");
        CommandRun run = replicas(Stream.concat(Stream.of(asked), Stream.of("--confirm-write")).toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        JsonNode heartbeat = run.json().get("heartbeat");
        assertThat(heartbeat.get("beats").asInt()).isEqualTo(5);
        assertThat(heartbeat.get("statements").size()).isEqualTo(3);
        assertThat(heartbeat.get("leftOver").isNull()).isTrue();
        JsonNode met = heartbeat.get("standbys").get(0);
        assertThat(met.get("seen").asInt()).isEqualTo(5);
        assertThat(met.get("p50Seconds").asDouble()).isLessThanOrEqualTo(met.get("maxSeconds").asDouble());
        assertThat(met.get("staleProbabilityMost").asDouble()).isZero();
        assertThat(met.get("judged").get("samples").asInt()).isPositive();
        String help = replicas("--help").out();
        assertThat(heartbeat.propertyNames()).allSatisfy(name -> assertThat(help).contains(name));
        assertThat(met.propertyNames()).allSatisfy(name -> assertThat(help).contains(name));
        assertThat(run.json().get("servers").get(1).propertyNames()).allSatisfy(name -> assertThat(help).contains(name));
        CommandRun alone = replicas("--url", url(standby), "--heartbeat", "--confirm-write", "--count", "1", "--json");
        assertThat(alone.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(alone.json().get("error").get("message").asString()).startsWith("None of the servers is a primary");
        execute(primary, "CREATE TABLE public.taken ()");
        CommandRun taken = replicas("--url", url(primary), "--url", url(standby), "--heartbeat", "--confirm-write", "--count", "1",
                "--table", "taken");
        assertThat(taken.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(taken.err()).contains("relation \"taken\" already exists", "Choose another schema or name");
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whereSamplesCannotBeRecordedIsSaidBeforeAnythingIsMeasured() {
        for (Path wrong : List.of(folder.resolve("none/samples.csv"), folder)) {
            CommandRun run = replicas("--url", "postgresql://127.0.0.1:1/d", "--record", wrong.toString(), "--json");
            assertThat(run.status()).as("it does not connect").isEqualTo(ExitStatus.FAILED);
            assertThat(run.json().get("error").get("message").asString()).contains(wrong + ": ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--token 0/1", "--replayed 0/1", "--wal-rate 1", "--wal-rate 1 --behind-bytes 1", "--free-bytes 1", "--capacity --wal-rate 1",
        "--samples x --heartbeat", "--capacity", "--capacity --reads 1", "--url postgresql://h/d --confirm-write",
        "--url postgresql://h/d --token 0x", "--url postgresql://h/d --free-bytes -1",
        "--capacity --reads -1 --writes 1", "--capacity --reads 1 --writes 1 --standbys 1001",
        "--capacity --reads 1 --writes 1 --most-busy 0", "--wal-rate NaN --free-bytes 1",
        "--url postgresql://h/d --heartbeat", "--url postgresql://h/d --heartbeat --confirm-write --beats 0",
        "--url postgresql://h/d --heartbeat --confirm-write --table a.b.c", "--url postgresql://h/d --wal-rate 1 --free-bytes 1",
        "", "--basic", "--lag-seconds 1", "--basic --lag-seconds x", "--basic --lag-seconds NaN", "--basic --lag-seconds 1 --samples x",
        "--url postgresql://h/d --samples x", "--url x:y:z",
        "--samples none --after -1", "--samples none --after NaN", "--url postgresql://h/d --count 0", "--url postgresql://h/d --every -1"
    })
    void whatMakesNoSenseIsWrongUsage(String options) {
        CommandRun run = replicas((options + " --json").strip().split(" "));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.out()).isEqualTo("[]\n");
    }

    @Test
    void whatIsNoSampleIsSaidWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "server,at,seconds,bytes,plain_seconds,usable\nx,now,1,2,3,true\n");
        CommandRun run = replicas("--samples", file.toString(), "--json");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.json().get("error").get("message").asString()).contains("Line 2");
        assertThat(replicas("--samples", Files.writeString(folder.resolve("other"), "x").toString()).err()).contains("Line 1");
        assertThat(replicas("--samples", folder.resolve("none").toString()).status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void samplesThatWillNotDoAreToldOfTheirServerAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("some.csv"), """
                server,at,seconds,bytes,plain_seconds,usable
                good,2026-01-01T00:00:00Z,0.1,0,0.1,true
                good,2026-01-01T00:00:01Z,0.1,0,0.1,true
                alone,2026-01-01T00:00:00Z,0.1,0,0.1,true
                backwards,2026-01-01T00:00:02Z,0.1,0,0.1,true
                backwards,2026-01-01T00:00:01Z,0.1,0,0.1,true
                ages,-1000000-01-01T00:00:00Z,0.1,0,0.1,true
                ages,+1000000-01-01T00:00:00Z,99999999999,0,0.1,true
                """);
        CommandRun run = replicas("--samples", file.toString(), "--json");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        JsonNode servers = run.json().get("servers");
        assertThat(servers.get(0).get("error").isNull()).isTrue();
        assertThat(servers.get(0).get("basic").get("replicaShare").asDouble()).isEqualTo(1);
        assertThat(servers.get(1).get("error").get("message").asString()).contains("fewer than two samples");
        assertThat(servers.get(1).get("basic").isNull()).isTrue();
        assertThat(servers.get(2).get("error").get("message").asString()).contains("not in order");
        assertThat(servers.get(3).get("error").get("message").asString()).contains("Lag in seconds");
        assertThat(replicas("--samples", file.toString()).out()).contains("good: 2 samples\n  A read",
                "alone: 1 sample\n  There are fewer");

        Path bad = Files.writeString(folder.resolve("alone.csv"), Files.readString(file).replaceAll("(?m)^(good|backwards|ages).*\n", ""));
        CommandRun none = replicas("--samples", bad.toString(), "--json");
        assertThat(none.status()).as("nothing of it will do").isEqualTo(ExitStatus.FAILED);
        assertThat(none.json().get("servers").get(0).get("error").get("message").asString()).contains("fewer than two samples");
    }

    @Test
    @NeedsPostgres
    void aServerThatIsDownHidesNoOther() throws Exception {
        try (PostgresServer primary = PostgresServer.start(18); PostgresServer standby = primary.startStandby()) {
            standby.awaitReplay(primary);
            String gone = url(primary);
            primary.crash();
            Path recorded = folder.resolve("recorded.csv");
            CommandRun run = replicas("--url", gone, "--url", url(standby), "--count", "2", "--every", "0", "--record",
                    recorded.toString(), "--json");
            assertThat(run.status()).isEqualTo(ExitStatus.DONE);
            JsonNode servers = run.json().get("servers");
            assertThat(servers.get(0).get("standby").asBoolean()).isTrue();
            assertThat(servers.get(1).get("name").asString()).contains(Integer.toString(primary.port()));
            assertThat(servers.get(1).get("error").get("message").asString()).isNotEmpty();
            assertThat(run.err()).contains(servers.get(1).get("error").get("message").asString());
            assertThat(LagCsv.read(Files.readAllLines(recorded).iterator()).values().iterator().next()).hasSize(2);

            Path untouched = Files.writeString(folder.resolve("before.csv"), "what was there");
            CommandRun none = replicas("--url", gone, "--record", untouched.toString(), "--json");
            assertThat(none.status()).isEqualTo(ExitStatus.NO_CONNECTION);
            assertThat(none.json().get("error").get("message").asString()).isNotEmpty();
            assertThat(none.json().get("servers").get(0).get("error").isNull()).isFalse();
            assertThat(untouched).hasContent("what was there");
            primary.startAgain();
        }
    }

    private static Map<String, List<LagSample>> samples() {
        var samples = new ArrayList<LagSample>();
        for (int i = 0; i < 60; i++) {
            samples.add(new LagSample(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i), OptionalDouble.of(0), 0, OptionalDouble.of(i),
                    true));
        }
        Map<String, List<LagSample>> byServer = new LinkedHashMap<>();
        byServer.put("a \"quoted\", name", samples);
        return byServer;
    }

    private static String url(PostgresServer server) {
        return "postgresql://postgres@127.0.0.1:" + server.port() + "/postgres";
    }

    private static CommandRun replicas(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "replicas";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return CommandRun.of(arguments);
    }
}
