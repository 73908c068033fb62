package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LogCommandTest {
    private static final Path LOGS = Path.of("../plan-model/src/test/resources/logs");
    private static final String ONE = """
            2026-01-01 00:00:00.000 UTC [7] ada@shop LOG:  duration: 12.500 ms  plan:
            \tQuery Text: SELECT * FROM t WHERE a = 17
            \tSeq Scan on t  (cost=0.00..35.50 rows=13 width=4)
            \t  Filter: (a = 17)
            """;

    @TempDir
    private Path folder;

    @Test
    void printsStatementsWithTheMostTimeFirst() {
        CommandRun run = CommandRun.of("log", LOGS.resolve("pg17-text.log.gz").toString(), "--top", "2");

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("35 plans of 13 statements", "\n1. ", "\n2. ", "11 more statements; --top 0 prints all.",
                "   select c.country, count(*), sum(o.total) from customers c join orders o on", "worst at line 1\n",
                "   -> Sort > HashAggregate > Hash Join (Index Scan on orders o using "
                        + "orders_created_idx, Hash > Seq Scan on customers c)\n");
        assertThat(run.out()).doesNotContain("\n3. ");
    }

    @Test
    void givesEachGroupItsFiguresAsJson() {
        JsonNode log = CommandRun.of("log", "--json", LOGS.resolve("collector17.csv").toString()).json().get(0);

        assertThat(log.propertyNames()).containsExactly("file", "count", "totalMs", "meanMs", "p95Ms", "maxMs", "firstAt", "lastAt",
                "statements", "groups", "othersCount", "othersMs", "warnings", "error");
        assertThat(log.get("count").intValue()).isEqualTo(4);
        assertThat(log.get("firstAt").stringValue()).isEqualTo("2026-11-22 06:12:32.852 UTC");
        JsonNode worst = log.get("groups").get(0);
        assertThat(worst.get("statement").stringValue()).isEqualTo("create table t as select g id, ? || g v from generate_series(?, ?) g");
        assertThat(worst.get("totalMs").doubleValue()).isEqualTo(14.484);
        assertThat(worst.get("worstLine").intValue()).isEqualTo(6);
        assertThat(worst.get("shapes").get(0).get("shape").stringValue()).isEqualTo("Function Scan on generate_series g");
        JsonNode second = log.get("groups").get(1);
        assertThat(second.get("count").intValue()).isEqualTo(2);
        assertThat(second.get("shapes").size()).isEqualTo(1);
    }

    @Test
    void aLogWithoutPlansSaysWhichSettingsWriteThem() {
        CommandRun run = CommandRun.withInput("2026-01-01 00:00:00 UTC [7] LOG:  database system is ready\n", "log", "--json", "-");

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.json().get(0).get("error").get("message").stringValue()).contains("auto_explain.log_min_duration");
        assertThat(run.json().get(0).get("groups").size()).isZero();
        assertThat(run.err()).contains("-: There is no plan in this log.");
    }

    @Test
    void oneBadFileDoesNotStopTheOthers() {
        CommandRun run = CommandRun.of("log", "--json", folder.resolve("none.log").toString(), LOGS.resolve("collector17.log").toString());

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.json().get(0).get("error").get("message").stringValue()).isEqualTo("There is no such file.");
        assertThat(run.json().get(1).get("error").isNull()).isTrue();
        assertThat(run.json().get(1).get("count").intValue()).isEqualTo(4);
    }

    @Test
    void helpDescribesTheFields() {
        CommandRun run = CommandRun.of("log", "--help");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).contains("worstLine", "--top", "any size");
    }

    @Test
    void analyzeStreamsALongLogAndKeepsItsLines() throws IOException {
        String filler = "2026-01-01 00:00:00.000 UTC [8] ada@shop LOG:  duration: 0.010 ms  statement: SELECT 1\n".repeat(14_000);
        Path log = folder.resolve("long.log.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(log))) {
            out.write((filler + ONE + filler + ONE.replace("(a = 17)", "(a = 18)") + filler).getBytes(StandardCharsets.UTF_8));
        }

        CommandRun run = CommandRun.of("analyze", "--json", log.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.json().valueStream().map(plan -> plan.get("index").intValue())).containsExactly(0, 1);
        JsonNode plan = run.json().get(1);
        assertThat(plan.get("durationMs").doubleValue()).isEqualTo(12.5);
        assertThat(plan.get("loggedAt").stringValue()).isEqualTo("2026-01-01 00:00:00.000 UTC");
        assertThat(plan.get("query").stringValue()).isEqualTo("SELECT * FROM t WHERE a = 17");
        assertThat(CommandRun.of("analyze", log.toString()).out()).contains("long.log.gz, plan 2");
    }

    @Test
    void analyzeOpensAPlanThatIsCompressed() throws IOException {
        Path plan = folder.resolve("plan.json.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(plan))) {
            out.write("[{\"Plan\": {\"Node Type\": \"Result\"}}]".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(CommandRun.of("analyze", "--json", plan.toString()).json().get(0).get("nodes").size()).isEqualTo(1);
    }
}
