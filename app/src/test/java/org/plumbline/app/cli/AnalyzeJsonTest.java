package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AnalyzeJsonTest {
    private static final String SCAN = "Seq Scan on t  (cost=0.00..35.50 rows=2550 width=4)";
    private static final List<String> PLAN_FIELDS = List.of(
            "file", "index", "format", "query", "postgresVersion", "loggedAt", "durationMs", "executionTimeMs", "planningTimeMs",
            "triggersMs", "serializationMs", "jitMs", "unattributedMs", "consistent", "incomplete", "planningSharedHitBlocks",
            "planningSharedReadBlocks", "warnings", "nodes", "findings", "clear", "notApplicable", "error");
    private static final List<String> NUMBERS = List.of(
            "id", "depth", "startupCost", "totalCost", "planRows", "planWidth", "loops", "rowsPerLoop", "rowsTotal",
            "rowsTotalLow", "rowsTotalHigh", "rowsLogical", "selfToleranceMs", "processes", "misestimateLeast", "startupMs",
            "totalMsPerLoop", "totalWallMs", "totalCpuMs", "selfWallMs", "selfCpuMs", "criticalPathMs", "leaderMs", "workerSkew",
            "misestimate", "sharedHitBlocks", "sharedReadBlocks", "sharedDirtiedBlocks", "sharedWrittenBlocks", "localHitBlocks",
            "localReadBlocks", "localDirtiedBlocks", "localWrittenBlocks", "tempReadBlocks", "tempWrittenBlocks", "selfSharedHitBlocks",
            "selfSharedReadBlocks", "selfSharedDirtiedBlocks", "selfSharedWrittenBlocks", "selfLocalHitBlocks", "selfLocalReadBlocks",
            "selfLocalDirtiedBlocks", "selfLocalWrittenBlocks", "selfTempReadBlocks", "selfTempWrittenBlocks", "ioReadMs", "ioWriteMs",
            "walRecords", "walBytes", "selfIoReadMs", "selfIoWriteMs", "selfWalRecords", "selfWalBytes");
    private static final List<String> TEXTS = List.of("type", "relationship", "schema", "relation", "alias", "rowsKind", "selfState");
    private static final List<String> FLAGS = List.of("parallelAware", "neverExecuted", "misestimateOrigin");
    private static final List<String> ABSENT = List.of(
            "subplanName", "joinType", "strategy", "partialMode", "operation", "index", "function", "cte", "gatherWaitMs",
            "gatherWorkMs");

    @TempDir
    private Path folder;

    @Test
    void rowsInTotalAreThereWhereNothingWasCountedToo() throws IOException {
        Path plan = Files.writeString(folder.resolve("bitmaps.txt"), """
                Bitmap Heap Scan on t  (actual rows=10 loops=1)
                  ->  BitmapAnd  (actual rows=0 loops=1)
                        ->  Bitmap Index Scan on t_a  (actual rows=100 loops=1)
                        ->  Bitmap Index Scan on t_b  (actual rows=999 loops=1)
                """);
        JsonNode nodes = CommandRun.of("analyze", "--json", plan.toString()).json().get(0).get("nodes");
        assertThat(nodes.get(1).get("rowsTotal").asInt()).isZero();
        assertThat(nodes.get(2).get("rowsTotal").asInt()).isEqualTo(100);
    }

    @Test
    void tellsWhichOfTheMissingFiguresAreHidden() throws IOException {
        Path plan = Files.writeString(folder.resolve("masked.txt"), "Seq Scan on t (actual time=N..N rows=N loops=N)\n");
        JsonNode spill = rule(CommandRun.of("analyze", "--json", plan.toString()).json().get(0), "sort-spill");
        assertThat(spill.get("needs").get(0).stringValue()).isEqualTo("ANALYZE");
        assertThat(spill.get("masked").get(0).stringValue()).isEqualTo("ANALYZE");
        Files.writeString(plan, "Seq Scan on t\n");
        assertThat(rule(CommandRun.of("analyze", "--json", plan.toString()).json().get(0), "sort-spill").get("masked").isEmpty()).isTrue();
    }

    private static JsonNode rule(JsonNode plan, String id) {
        for (JsonNode each : plan.get("notApplicable")) {
            if (each.get("rule").stringValue().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("no such rule: " + id);
    }

    @Test
    void givesEachFieldItsType() {
        JsonNode plan = CommandRun.of("analyze", "--json", caseFile("h-worker-lines-keep-node-figures.txt")).json().get(0);
        JsonNode scan = plan.get("nodes").get(1);

        assertThat(plan.propertyNames()).containsAll(PLAN_FIELDS);
        assertThat(NUMBERS).allSatisfy(name -> assertThat(scan.path(name).isNumber()).isTrue());
        assertThat(TEXTS).allSatisfy(name -> assertThat(scan.path(name).isString()).isTrue());
        assertThat(FLAGS).allSatisfy(name -> assertThat(scan.path(name).isBoolean()).isTrue());
        assertThat(ABSENT).allSatisfy(name -> assertThat(scan.path(name).isNull()).isTrue());
        assertThat(scan.get("parent").intValue()).isZero();
        assertThat(scan.get("attributes").isObject()).isTrue();
        assertThat(plan.get("nodes").get(0).get("parent").isNull()).isTrue();
    }

    @Test
    void givesNoBlocksWhereThePlanMeasuredNone() {
        JsonNode node = CommandRun.of("analyze", "--json", caseFile("k3-footer-in-german.txt")).json().get(0).get("nodes").get(0);
        assertThat(List.of("sharedHitBlocks", "ioReadMs", "walRecords", "selfSharedHitBlocks", "selfIoReadMs", "selfWalBytes"))
                .allSatisfy(name -> assertThat(node.path(name).isNull()).isTrue());
    }

    @Test
    void givesNoFigureWhereTheChildrenTouchedMoreBlocksThanTheirParent() {
        JsonNode loop = CommandRun.withInput("""
                Nested Loop  (cost=0.00..9.00 rows=10 width=8) (actual time=0.017..0.051 rows=10 loops=1)
                  Buffers: shared hit=36 read=6
                  I/O Timings: shared read=0.010
                  ->  Seq Scan on a  (cost=0.00..9.00 rows=10 width=8) (actual time=0.009..0.017 rows=10 loops=1)
                        Buffers: shared hit=30 read=11
                        I/O Timings: shared read=0.011
                  ->  Seq Scan on b  (cost=0.00..9.00 rows=1 width=8) (actual time=0.003..0.003 rows=1 loops=10)
                """, "analyze", "--json", "-").json().get(0).get("nodes").get(0);

        assertThat(loop.get("selfSharedHitBlocks").intValue()).isEqualTo(6);
        assertThat(loop.get("selfSharedReadBlocks").isNull()).isTrue();
        assertThat(loop.get("selfIoReadMs").isNumber()).isTrue();
        assertThat(loop.get("selfIoReadMs").doubleValue()).isZero();
    }

    @Test
    void givesWorkersTheirOwnFigures() {
        JsonNode scan = CommandRun.of("analyze", "--json", caseFile("h-worker-lines-keep-node-figures.txt")).json()
                .get(0).get("nodes").get(1);

        assertThat(scan.get("workers").valueStream().map(worker -> worker.get("number").intValue())).containsExactly(0, 1);
        JsonNode worker = scan.get("workers").get(0);
        assertThat(worker.get("loops").intValue()).isEqualTo(1);
        assertThat(worker.get("rows").doubleValue()).isEqualTo(3);
        assertThat(worker.get("totalMs").doubleValue()).isEqualTo(85);
        assertThat(worker.get("sharedHitBlocks").intValue()).isEqualTo(110);
    }

    @Test
    void givesTheLeaderWhatTheWorkersDidNotDo() {
        JsonNode scan = CommandRun.of("analyze", "--json", caseFile("h-worker-lines-keep-node-figures.txt")).json()
                .get(0).get("nodes").get(1);
        JsonNode leader = scan.get("leader");

        assertThat(leader.get("loops").intValue()).isEqualTo(1);
        assertThat(leader.get("totalMs")).isEqualTo(scan.get("leaderMs"));
        int workers = scan.get("workers").valueStream().mapToInt(worker -> worker.get("sharedHitBlocks").intValue()).sum();
        assertThat(leader.get("sharedHitBlocks").intValue()).isEqualTo(scan.get("sharedHitBlocks").intValue() - workers);
    }

    @Test
    void givesWhatTheRoundingPerLoopLeavesOpen() {
        JsonNode nodes = CommandRun.withInput("""
                Nested Loop  (cost=0.00..99.00 rows=12 width=4) (actual time=1.000..10.000 rows=4 loops=1)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=4 width=4) (actual time=0.500..1.000 rows=4 loops=1)
                  ->  Index Scan using u_pkey on u  (cost=0.00..1.00 rows=12 width=4) (actual time=0.001..0.002 rows=1 loops=4)
                """, "analyze", "--json", "-").json().get(0).get("nodes");

        assertThat(nodes.get(2).get("rowsTotal").doubleValue()).isEqualTo(4);
        assertThat(nodes.get(2).get("rowsTotalLow").doubleValue()).isEqualTo(2);
        assertThat(nodes.get(2).get("rowsTotalHigh").doubleValue()).isEqualTo(6);
        assertThat(nodes.get(2).get("selfToleranceMs").doubleValue()).isEqualTo(0.003);
        assertThat(nodes.get(2).get("misestimate").doubleValue()).isEqualTo(12);
        assertThat(nodes.get(2).get("misestimateLeast").doubleValue()).isEqualTo(8);
        assertThat(nodes.get(0).get("rowsTotalHigh").doubleValue()).as("one loop is exact").isEqualTo(4);
    }

    @Test
    void goesOnAfterABadFile() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.txt"), "Dear all,\nwhy is this slow?\n");
        Path good = Files.writeString(folder.resolve("good.txt"), SCAN);

        CommandRun run = CommandRun.of("analyze", "--json", bad.toString(), folder.resolve("none.txt").toString(), good.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.json().valueStream().map(plan -> plan.get("nodes").size())).containsExactly(0, 0, 1);
        assertThat(run.json().get(0).propertyNames()).containsAll(PLAN_FIELDS);
        assertThat(run.json().get(0).get("error").get("line").isNumber()).isTrue();
        assertThat(run.json().get(0).get("error").get("message").stringValue()).isNotEmpty();
        assertThat(run.json().get(1).get("error").get("message").stringValue()).isEqualTo("There is no such file.");
        assertThat(run.json().get(2).get("error").isNull()).isTrue();
        assertThat(run.err()).contains(bad + ": Line 1: ", "none.txt: There is no such file.");
    }

    @Test
    void readsStandardInputAndSeveralPlans() {
        CommandRun run = CommandRun.withInput("[{\"Plan\": {\"Node Type\": \"Result\"}}]", "analyze", "--json", "-");

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.json().get(0).get("file").stringValue()).isEqualTo("-");
        assertThat(run.json().get(0).get("nodes").get(0).get("type").stringValue()).isEqualTo("Result");
    }

    @Test
    void keepsNamesInEveryScript() throws IOException {
        Path file = Files.writeString(folder.resolve("plän 計画.txt"), "Seq Scan on \"tü😀\"  (cost=0.00..1.00 rows=1 width=4)");

        JsonNode plan = CommandRun.of("analyze", "--json", file.toString()).json().get(0);

        assertThat(plan.get("file").stringValue()).isEqualTo(file.toString());
        assertThat(plan.get("nodes").get(0).get("relation").stringValue()).isEqualTo("tü😀");
    }

    @Test
    void staysValidWhereATextHoldsHalfACharacter() {
        CommandRun run = CommandRun.withInput(
                "[{\"Plan\": {\"Node Type\": \"Result\", \"Filter\": \"a = '\\ud83d'\"}}]", "analyze", "--json", "-");

        assertThat(run.json().get(0).get("nodes").get(0).get("attributes").get("Filter").stringValue()).isEqualTo("a = '?'");
    }

    @Test
    void writesNumbersWithoutExponents() {
        String scan = "Seq Scan on t  (cost=10000000000.00..10000000035.50 rows=123456789012 width=4) "
                + "(actual time=0.001..0.007 rows=0.33 loops=3)";

        CommandRun run = CommandRun.withInput(scan, "analyze", "--json", "-");

        assertThat(run.out()).contains("\"startupCost\":10000000000,", "\"totalCost\":10000000035.5,", "\"planRows\":123456789012,",
                "\"rowsTotal\":0.99,", "\"totalWallMs\":0.021,");
    }

    @Test
    void isValidEvenWhenCalledWrongly() {
        for (String[] wrong : List.of(
                new String[] {"analyze", "--json"}, new String[] {"analyze", "--json", "--fail-on", "much", "x"},
                new String[] {"analyze", "--json", "--unknown", "x"})) {
            CommandRun run = CommandRun.of(wrong);
            assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(run.json().isEmpty()).isTrue();
            assertThat(run.err().lines()).hasSize(1);
        }
    }

    @Test
    void takesArgumentsLiterally() throws IOException {
        Path file = Files.writeString(folder.resolve("list"), "--help");

        CommandRun run = CommandRun.of("analyze", "--json", "@" + file);

        assertThat(run.json().get(0).get("file").stringValue()).isEqualTo("@" + file);
    }

    @Test
    void hasHelpAndAVersionOnEveryCommand() {
        assertThat(Stream.of(CommandRun.of("--help"), CommandRun.of("analyze", "--help"), CommandRun.of("--version")))
                .allSatisfy(run -> {
                    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
                    assertThat(run.out()).contains("plumbline");
                    assertThat(run.err()).isEmpty();
                });
        assertThat(CommandRun.of("analyze", "--help").out()).contains("--json", "--fail-on");
    }

    @Test
    void describesEachFieldInItsHelp() {
        String help = CommandRun.of("analyze", "--help").out();
        JsonNode plan = CommandRun.of("analyze", "--json", caseFile("h-worker-lines-keep-node-figures.txt")).json().get(0);

        assertThat(plan.propertyNames()).allSatisfy(name -> assertThat(help).contains(name));
        assertThat(plan.get("nodes").get(1).propertyNames())
                .filteredOn(name -> !name.startsWith("selfShared") && !name.matches("self(Local|Temp|Io|Wal).*"))
                .allSatisfy(name -> assertThat(help).contains(name));
    }

    private static String caseFile(String name) {
        return CommandRun.CASES.resolve(name).toString();
    }
}
