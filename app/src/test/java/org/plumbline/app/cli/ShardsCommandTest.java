package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.capacity.shard.HashPartitions;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.ShardKey;
import tools.jackson.databind.JsonNode;

class ShardsCommandTest {
    @Test
    void theBasicFormulaIsPythons() {
        CommandRun run = CommandRun.of("shards", "--basic", "--shards", "4", "--json", "42", "user:1", "ünï", "漢字🚀");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("[{\"key\":\"42\",\"shard\":2},{\"key\":\"user:1\",\"shard\":2},{\"key\":\"ünï\",\"shard\":1},"
                + "{\"key\":\"漢字🚀\",\"shard\":2}]\n");
        JsonNode huge = CommandRun.of("shards", "--basic", "--shards", "100000000000", "--json", "42").json();
        assertThat(huge.get(0).get("shard").asLong()).isEqualTo(53_501_995_174L);
        assertThat(CommandRun.of("shards", "--basic", "--shards", "4", "42").out()).isEqualTo("2\t42" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource({"modulo,0.8", "postgres,0.8", "citus,0.5", "jump,0.2", "ring,0.2", "rendezvous,0.2"})
    void aResizeMovesWhatTheMethodMoves(String method, double moved) {
        JsonNode json = CommandRun.of("shards", "--resize", "4:5", "--method", method, "--keys", "100000", "--json").json();
        assertThat(json.get("movedShare").asDouble()).isEqualTo(moved, within(method.equals("ring") ? 0.02 : 0.005));
        assertThat(json.get("expectedMovedShare").asDouble()).isEqualTo(moved, within(1e-6));
        assertThat(json.get("optimalShare").asDouble()).isEqualTo(0.2, within(1e-9));
        assertThat(json.get("maxOverMean").asDouble()).isBetween(1.0, method.equals("ring") ? 1.1 : 1.02);
        assertThat(json.get("keysAfter").size()).isEqualTo(5);
        assertThat(json.get("bytesAfter").isNull()).isTrue();
        assertThat(json.get("error").isNull()).isTrue();
        assertThat(json.get("note").asString().contains("Citus is not installed here")).isEqualTo(method.equals("citus"));
    }

    @Test
    void hotKeysLimitTheUsefulShards() {
        JsonNode json = CommandRun.of("shards", "--shards", "16", "--method", "jump", "--keys", "100000", "--zipf", "1", "--json").json();
        assertThat(json.get("usefulShards").asDouble()).isEqualTo(12.1, within(0.4));
        assertThat(json.get("hottestKey").asString()).isEqualTo("1");
        assertThat(json.get("randomBound").asDouble()).isGreaterThan(1.5);
    }

    @Test
    void withoutAMethodAllAreCompared() {
        CommandRun run = CommandRun.of("shards", "--resize", "4:5", "--keys", "20000", "--json");
        assertThat(run.json().size()).isEqualTo(8);
        String plain = CommandRun.of("shards", "--resize", "4:5", "--keys", "20000").out();
        assertThat(plain).contains("20,000 keys over 4 shards, then over 5: at least 20 % of them must move").contains("md5 % n (basic)")
                .contains("Jump hash").contains("Citus is not installed here");
    }

    @Test
    void rendezvousIsLeftOutWhereItIsSlowUnlessAskedFor() {
        CommandRun run = CommandRun.of("shards", "--resize", "128:129", "--keys", "500", "--json");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.json().size()).isEqualTo(7);
        assertThat(run.out()).doesNotContain("rendezvous");
        assertThat(run.err()).contains("Rendezvous is left out: every key asks every shard")
                .contains("--method counts by one of them alone.");
        CommandRun asked = CommandRun.of("shards", "--resize", "128:129", "--keys", "500", "--method", "rendezvous", "--json");
        assertThat(asked.json().get("method").asString()).isEqualTo("rendezvous");
        assertThat(asked.err()).isEmpty();
    }

    @Test
    void keysFindTheirPartitionByTheirType() {
        JsonNode placed = CommandRun.of("shards", "--method", "postgres", "--type", "integer", "--shards", "16", "--json", "7", "8").json();
        assertThat(placed.get(0).get("shard").asInt()).isEqualTo(new HashPartitions(16).shardOf(new ShardKey("7", KeyType.INTEGER)));
    }

    @Test
    void readsAFileOfKeysWithSizesAndNulls(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("keys.txt");
        Files.writeString(file, "a\t100\nb\t50\n\\N\na\t100\n\n");
        JsonNode json = CommandRun.of("shards", "--shards", "4", "--method", "modulo", "--keys-file", file.toString(), "--json").json();
        assertThat(json.get("keys").asInt()).isEqualTo(3);
        assertThat(json.get("nulls").asInt()).isEqualTo(1);
        assertThat(json.get("distinctKeys").asInt()).isEqualTo(2);
        assertThat(json.get("hottestKey").asString()).isEqualTo("a");
        assertThat(json.get("usefulShards").asDouble()).isEqualTo(1.5, within(1e-6));
        assertThat(json.get("movedShare").asDouble()).isZero();
        assertThat(json.get("warnings").toString()).contains("no key").contains("fair share is 25 %");
        int bytes = 0;
        for (JsonNode each : json.get("bytesAfter")) {
            bytes += each.asInt();
        }
        assertThat(bytes).isEqualTo(250);
        JsonNode piped = CommandRun.withInput("7\n8\n", "shards", "--shards", "4", "--method", "jump", "--keys-file", "-", "--json").json();
        assertThat(piped.get("keys").asInt()).isEqualTo(2);
    }

    @Test
    void anUnreadableFileIsToldWithItsLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("keys.txt");
        Files.writeString(file, "1\ntwo\n");
        CommandRun run = CommandRun.of("shards", "--shards", "4", "--keys-file", file.toString(), "--type", "bigint", "--json");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.json().get("error").get("message").asString()).contains("Line 2: The key \"two\" is not of type bigint");
        CommandRun none = CommandRun.of("shards", "--shards", "4", "--keys-file", folder.resolve("none").toString(), "--json");
        assertThat(none.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(none.err()).contains("There is no such file.");
        assertThat(CommandRun.of("shards", "--shards", "4", "--keys-file", folder.toString()).status()).isEqualTo(ExitStatus.FAILED);
        Files.writeString(file, "");
        JsonNode empty = CommandRun.of("shards", "--shards", "4", "--method", "jump", "--keys-file", file.toString(), "--json").json();
        assertThat(empty.get("maxOverMean").isNull()).isTrue();
        assertThat(empty.get("hottestShare").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "--basic a", "--basic --shards 0 a", "--basic --shards -3 a", "--basic --shards four a", "--basic --shards 4",
        "--basic --shards 1e3 a", "--resize 4 --method jump", "--resize 4:0 --method jump", "--resize 4:99999999 --method jump",
        "--resize 4:5 --shards 4", "--resize 4:5 --method nearest", "--resize 4:5 --keys 0", "--resize 4:5 --keys -1",
        "--resize 4:5 --keys 999999999999", "--resize 4:5 --keys NaN", "--resize 4:5 --zipf NaN", "--resize 4:5 --zipf -1",
        "--shards 4 a", "--basic --method jump --shards 4 a",
        "--shards 4 --weights 1,2", "--shards 4 --weights 1,2,0,1", "--shards 4 --weights a,b,c,d", "--shards 4 --bound 0",
        "--advise", "--advise --data-gb 5", "--advise --data-gb x --nodes 2", "--advise --data-gb 5 --nodes 0",
        "--advise --data-gb 5 --nodes 2 --median-ms 5", "--advise --data-gb 5 --nodes 2 --median-ms 5 --p99-ms 4",
        "--advise --data-gb 5 --nodes 2 --shards 0", "--advise --data-gb 5 --nodes 2 --resize 4:5",
        "--export-script citus --shards 4", "--export-script none --shards 4 --table t --column c",
        "--export-script citus --table t --column c", "--export x.txt --shards 4 --table t --column c",
        "--export-script citus --method jump --shards 4 --table t --column c",
        "--export-script router-java --method bounded --shards 4 --table t --column c",
        "--export-script router-java --type enum --shards 4 --table t --column c",
        "--export-script foreign --hosts me:secret@host --shards 4 --table t --column c",
        "--export-script foreign --hosts postgresql://app:secret/w@h/d --shards 4 --table t --column c",
        "--export-script router-sql --method rendezvous --resize 5:4 --weights 1,1,1,1 --table t --column c",
        "--export-script citus --shards 5000 --table t --column c",
        "--shards 4 --keys-file x --type json", "--shards 4 --method postgres --type bigint x"})
    void wrongUsageIsSaidInASentence(String line) {
        List<String> words = new ArrayList<>(List.of("shards", "--json"));
        words.addAll(line.isEmpty() ? List.of() : List.of(line.split(" ")));
        CommandRun run = CommandRun.of(words.toArray(String[]::new));
        assertThat(run.status()).as(line).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).endsWith("See: plumbline shards --help" + System.lineSeparator()).doesNotContain("secret");
        assertThat(run.json().isArray()).isTrue();
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        CommandRun run = CommandRun.of("shards", "--shards", "4", "--url", "postgresql://me@127.0.0.1:1/shop", "--table", "orders",
                "--column", "id", "--json");
        assertThat(run.status()).isEqualTo(ExitStatus.NO_CONNECTION);
        assertThat(run.json().get("error").get("message").asString()).isNotEmpty();
        assertThat(CommandRun.of("shards", "--shards", "4", "--url", "postgresql://me@127.0.0.1:1/shop").status())
                .isEqualTo(ExitStatus.USAGE);
        assertThat(CommandRun.of("shards", "--shards", "4", "--table", "orders").status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void multiProbeMovesToTheNewShardAloneAndBoundedLoadsStayWithinTheirBound() {
        JsonNode probed = CommandRun.of("shards", "--resize", "4:5", "--method", "multiprobe", "--keys", "20000", "--json").json();
        assertThat(probed.get("expectedMovedShare").asDouble()).isEqualTo(0.2, within(1e-6));
        assertThat(probed.get("movedShare").asDouble()).isBetween(0.05, 0.25);
        JsonNode bounded = CommandRun.of("shards", "--resize", "4:5", "--method", "bounded", "--bound", "1", "--keys", "20000", "--json")
                .json();
        assertThat(bounded.get("maxOverMean").asDouble()).isBetween(1.0, 1.01);
        assertThat(bounded.get("movedShare").asDouble()).isBetween(0.2, 0.5);
        assertThat(bounded.get("expectedMovedShare").isNull()).isTrue();
        assertThat(bounded.get("note").asString()).contains("depends on all keys and on their order");
        JsonNode placed = CommandRun.of("shards", "--method", "bounded", "--bound", "0.1", "--shards", "2", "--json", "a", "b", "c", "d",
                "a").json();
        int second = 0;
        for (int key = 0; key < 4; key++) {
            second += placed.get(key).get("shard").asInt();
        }
        assertThat(second).isBetween(1, 3);
        assertThat(placed.get(4)).isEqualTo(placed.get(0));
        CommandRun tooMany = CommandRun.of("shards", "--shards", "3", "--method", "bounded", "--keys", "1000001", "--json");
        assertThat(tooMany.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(tooMany.json().get("error").get("message").asString()).contains("more than a million");
    }

    @Test
    void shardsWithWeightsHoldWhatTheyAreToHold() {
        JsonNode json = CommandRun.of("shards", "--resize", "3:4", "--method", "rendezvous", "--weights", "1,2,1,4", "--keys", "40000",
                "--json").json();
        assertThat(json.get("optimalShare").asDouble()).isEqualTo(0.5, within(1e-6));
        assertThat(json.get("movedShare").asDouble()).isEqualTo(0.5, within(0.01));
        assertThat(json.get("keysAfter").get(3).asInt()).isBetween(19_600, 20_400);
        assertThat(json.get("weights").size()).isEqualTo(4);
        assertThat(json.get("maxOverMean").asDouble()).isLessThan(1.05);
        int heavy = 0;
        for (JsonNode placed : CommandRun.of("shards", "--shards", "2", "--method", "rendezvous", "--weights", "1,1000", "--json",
                "a", "b", "c", "d", "e", "f").json()) {
            heavy += placed.get("shard").asInt();
        }
        assertThat(heavy).isGreaterThanOrEqualTo(5);
    }

    @Test
    void theNumberOfShardsIsAdvised() {
        JsonNode tenants = CommandRun.of("shards", "--advise", "--data-gb", "20", "--nodes", "4", "--json").json();
        assertThat(tenants.get("advisedShards").asInt()).isEqualTo(32);
        assertThat(tenants.get("decidedBy").asString()).isEqualTo("work");
        assertThat(tenants.get("fanOutP99Ms").isNull()).isTrue();
        assertThat(tenants.get("fanOutQuantile").asDouble()).isEqualTo(0.999686, within(1e-6));
        JsonNode dashboards = CommandRun.of("shards", "--advise", "--data-gb", "20", "--nodes", "4", "--real-time", "--concurrent", "20",
                "--median-ms", "5", "--p99-ms", "50", "--zipf", "1.2", "--keys", "100000", "--json").json();
        assertThat(dashboards.get("advisedShards").asInt()).isEqualTo(16);
        assertThat(dashboards.get("decidedBy").asString()).isEqualTo("connections");
        assertThat(dashboards.get("mostByConnections").asInt()).isEqualTo(20);
        assertThat(dashboards.get("connectionsNeeded").asInt()).isEqualTo(320);
        assertThat(dashboards.get("connectionsThere").asInt()).isEqualTo(400);
        assertThat(dashboards.get("usefulShards").asDouble()).isEqualTo(5.1, within(0.2));
        assertThat(dashboards.get("fanOutSlowShare").asDouble()).isEqualTo(1 - Math.pow(0.99, 16), within(1e-6));
        assertThat(dashboards.get("fanOutP99Ms").asDouble()).isGreaterThan(100);
        JsonNode asked = CommandRun.of("shards", "--advise", "--data-gb", "20", "--nodes", "4", "--shards", "64", "--json").json();
        assertThat(asked.get("shards").asInt()).isEqualTo(64);
        assertThat(asked.get("shardBytesInTheEnd").asDouble()).isEqualTo(20e9 / 64, within(1.0));
        assertThat(CommandRun.of("shards", "--advise", "--data-gb", "20", "--nodes", "4").out()).startsWith("Make 32 shards of about ")
                .contains("waits for the slowest: 28 % of such queries");
    }

    @Test
    void scriptsArePrintedAndWritten(@TempDir Path folder) throws IOException {
        CommandRun citus = CommandRun.of("shards", "--shards", "32", "--export-script", "citus", "--table", "orders", "--column", "tenant",
                "--type", "bigint", "--colocated", "lines,notes", "--reference", "country");
        assertThat(citus.status()).isEqualTo(ExitStatus.DONE);
        assertThat(citus.out()).contains("SELECT create_reference_table('public.country');")
                .contains("create_distributed_table('public.orders', 'tenant', colocate_with => 'none', shard_count => 32)")
                .contains("'public.notes', 'tenant', colocate_with => 'public.orders'");
        Path file = folder.resolve("ShardRouter.java");
        JsonNode router = CommandRun.of("shards", "--resize", "4:6", "--export", file.toString(), "--table", "orders", "--column", "day",
                "--type", "timestamptz", "--hosts", "a.example,b.example:5433/shop", "--json").json();
        assertThat(router.get("script").asString()).isEqualTo("router-java");
        assertThat(router.get("method").asString()).isEqualTo("postgres");
        assertThat(router.get("shards").asInt()).isEqualTo(6);
        assertThat(router.get("keyType").asString()).isEqualTo("timestamp with time zone");
        assertThat(router.get("file").asString()).isEqualTo(file.toString());
        assertThat(file).hasContent(router.get("text").asString());
        assertThat(Files.readString(file)).contains("shardOf(java.time.OffsetDateTime key)").contains("b.example:5433/shop");
        assertThat(CommandRun.of("shards", "--shards", "3", "--export-script", "router-sql", "--method", "rendezvous", "--weights", "1,2,1",
                "--table", "orders", "--column", "id").out()).contains("ARRAY[1.0, 2.0, 1.0]::float8[]");
        assertThat(CommandRun.of("shards", "--resize", "5:4", "--method", "rendezvous", "--weights", "1,1,1,1,2", "--export-script",
                "router-sql", "--table", "orders", "--column", "id").out()).contains("ARRAY[1.0, 1.0, 1.0, 1.0]::float8[]");
        CommandRun nowhere = CommandRun.of("shards", "--shards", "3", "--export-script", "foreign", "--export",
                folder.resolve("none/there.sql").toString(), "--table", "orders", "--column", "id", "--json");
        assertThat(nowhere.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(nowhere.json().get("error").get("message").asString()).contains("could not be written");
    }

    @Test
    void theHelpListsEveryField() {
        String help = CommandRun.of("shards", "--help").out();
        Stream.of(CommandRun.of("shards", "--advise", "--data-gb", "20", "--nodes", "4", "--json"),
                        CommandRun.of("shards", "--shards", "4", "--export-script", "partitions", "--table", "t", "--column", "c",
                                "--json"))
                .flatMap(run -> run.json().propertyNames().stream())
                .forEach(field -> assertThat(help).containsPattern("(?m)^ .*\\b" + field + "\\b"));
        JsonNode json = CommandRun.of("shards", "--resize", "4:5", "--method", "jump", "--keys", "1000", "--json").json();
        json.propertyNames().forEach(field -> assertThat(help).contains(field));
    }
}
