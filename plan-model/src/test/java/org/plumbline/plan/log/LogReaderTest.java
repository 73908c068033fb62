package org.plumbline.plan.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {
    private static final String TEXT = Logs.text("pg17-text.log.gz");
    private static final List<LogEntry> PLAIN = Logs.entries(TEXT);

    @Test
    void findsTimeDurationProcessAndPlace() {
        LogEntry first = PLAIN.getFirst();

        assertThat(PLAIN).hasSize(35);
        assertThat(first.loggedAt()).contains("2026-11-22 06:08:05.833 UTC");
        assertThat(first.duration()).isEqualTo(Duration.ofNanos(62_025_000));
        assertThat(first.process()).isEqualTo(OptionalInt.of(13123));
        assertThat(first.place().line()).isEqualTo(1);
        assertThat(first.text()).startsWith("Query Text: SELECT c.country, count(*)").endsWith("Query Identifier: 6570968884471100788");
        assertThat(first.lineNumbers()).startsWith(2, 3, 4);
    }

    @Test
    void placesAreThoseOfTheFile() {
        byte[] log = TEXT.getBytes(StandardCharsets.UTF_8);
        assertThat(PLAIN).allSatisfy(entry -> {
            LogEntry.Place place = entry.place();
            String part = ByteText.decode(log, (int) place.offset(), (int) (place.offset() + place.length()));
            assertThat(part).startsWith("2026-").contains("plan:\n\t" + entry.text().lines().findFirst().orElseThrow());
            assertThat(Logs.entries(part)).singleElement().satisfies(again -> assertThat(again.text()).isEqualTo(entry.text()));
            assertThat(TEXT.lines().skip(place.line() - 1L).findFirst().orElseThrow()).endsWith(" ms  plan:");
        });
    }

    @Test
    void csvAndJsonLogsSayTheSameAsThePlainOne() {
        List<String> plain = said(Logs.text("collector17.log"));
        assertThat(plain).hasSize(4);
        assertThat(said(Logs.text("collector17.csv"))).isEqualTo(plain);
        assertThat(said(Logs.text("collector17.json"))).isEqualTo(plain);
        assertThat(Logs.entries(Logs.text("collector17.csv"))).extracting(LogEntry::loggedAt)
                .isEqualTo(Logs.entries(Logs.text("collector17.json")).stream().map(LogEntry::loggedAt).toList())
                .startsWith(Optional.of("2026-11-22 06:12:32.852 UTC"));
        assertThat(Logs.entries(Logs.text("collector17.csv"))).extracting(LogEntry::process)
                .allMatch(OptionalInt.of(18911)::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "yaml", "xml"})
    void readsEachFormatThroughEveryCarrier(String format) {
        String log = Logs.text("pg17-" + format + ".log.gz");
        List<String> plain = said(log);
        assertThat(plain).hasSize(35);
        assertThat(said(Rewritten.syslog(log, true))).isEqualTo(plain);
        assertThat(said(Rewritten.container(log))).isEqualTo(plain);
        assertThat(said(Rewritten.docker(log))).isEqualTo(plain);
        assertThat(said(log.replace("\n", "\r\n"))).isEqualTo(plain);
        assertThat(said("\uFEFF" + log)).isEqualTo(plain);
    }

    @Test
    void readsSyslogWithoutSequenceNumbers() {
        String short900 = PLAIN.stream().map(LogEntry::asLogged).filter(each -> each.lines().allMatch(line -> line.length() < 900))
                .map(each -> each.replaceFirst("LOG:", "[13123] postgres@shop LOG:")).collect(Collectors.joining());
        assertThat(said(Rewritten.syslog(short900, false))).isEqualTo(said(short900)).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "2026-11-22 06:12:32 UTC:127.0.0.1(59186):postgres@postgres:[18911]: ",
        "user=ada,db=shop,app=psql,client=[local] ", "1763791952.565 ",
        "18911: ",
        "2026-11-22 06:12:32.565 UTC [18911]: [3-1] user=ada,db=shop,app=\"x: y\",client=10.0.0.1 ",
        "<2026-11-22 06:12:32.565 UTC>",
        "ünï@データ [18911] ", "6b0287d0.49df 2026-11-22 06:12:32.565 +01 "})
    void needsNoFormatOfThePrefix(String prefix) {
        String log = Rewritten.prefixed(TEXT, _ -> prefix);
        assertThat(said(log)).isEqualTo(said(TEXT));
    }

    @Test
    void readsLogsWhoseLinesLostTheirTabs() {
        UnaryOperator<String> untabbed = log -> log.replace("\n\t", "\n");
        assertThat(said(untabbed.apply(TEXT))).isEqualTo(said(TEXT));
        assertThat(said(untabbed.apply(Logs.text("pg17-json.log.gz")))).isEqualTo(said(Logs.text("pg17-json.log.gz")));
    }

    @Test
    void linesOfOthersDoNotBreakAPlan() {
        String checkpoint = "2026-11-22 06:08:05.900 UTC [99] @ LOG:  checkpoint starting: time\n";
        String other = "cp: cannot stat 'x': No such file or directory\n";
        String log = TEXT.lines().map(line -> line.contains("Sort Method") || line.contains("Buffers: shared hit=265")
                ? checkpoint + other + line : line).collect(Collectors.joining("\n", "", "\n"));
        assertThat(log).contains(checkpoint);
        assertThat(said(log)).isEqualTo(said(TEXT));
    }

    @Test
    void twoBackendsAreKeptApartWhereEachLineSaysWhoseItIs() {
        List<String> first = Rewritten.syslog(PLAIN.get(0).asLogged().replaceFirst("LOG:", "[1] a@b LOG:"), true).lines().toList();
        List<String> second = Rewritten.syslog(PLAIN.get(6).asLogged().replaceFirst("LOG:", "[2] a@b LOG:"), true).lines().toList();
        var mixed = new StringBuilder();
        for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
            mixed.append(i < first.size() ? first.get(i) + "\n" : "").append(i < second.size() ? second.get(i) + "\n" : "");
        }
        assertThat(Logs.entries(mixed.toString())).extracting(LogEntry::text)
                .containsExactlyInAnyOrder(PLAIN.get(0).text(), PLAIN.get(6).text());
    }

    @Test
    void readsHeroku() {
        String start = "2026-11-22T06:12:32.565000+00:00 app[postgres.18911]: [DATABASE] ";
        String log = start + "[9-1]  sql_error_code = 00000 time_ms = \"2026-11-22 06:12:32.565 UTC\" LOG:  "
                + "duration: 2.5 ms  plan:\n"
                + start + "[9-2]  \tQuery Text: SELECT 1\n"
                + start.replace("18911", "18912") + "[3-1]  sql_error_code = 00000 LOG:  checkpoint starting: time\n"
                + start + "[9-3]  \tLimit  (cost=0.00..0.01 rows=1 width=4)\n"
                + start + "[9-4] \t  ->  Result  (cost=0.00..0.01 rows=1 width=4)\n"
                + "2026-11-22T06:12:32.600000+00:00 heroku[router]: at=info method=GET path=\"/\"\n";
        LogEntry entry = Logs.entries(log).getFirst();
        assertThat(entry.text()).isEqualTo("Query Text: SELECT 1\nLimit  (cost=0.00..0.01 rows=1 width=4)\n"
                + "  ->  Result  (cost=0.00..0.01 rows=1 width=4)");
        assertThat(entry.process()).isEqualTo(OptionalInt.of(18911));
    }

    @Test
    void readsCloudNativePg() {
        String record = """
                {"level":"info","ts":"2026-12-09T00:32:20.823Z","logger":"postgres","msg":"record","logging_pod":"db-1","record":{\
                "log_time":"2026-12-09 00:32:20.822 UTC","user_name":"ada","database_name":"the \\"shop\\"",\
                "process_id":"4003","error_severity":"LOG",\
                "message":"duration: 2002.071 ms  plan:\\nQuery Text: SELECT \\"a\\\\b\\", 'é\\u00e9';\\n\
                Result  (cost=0.00..0.01 rows=1 width=4)",\
                "query_id":"-8886085649470066503"}}
                """;
        LogEntry entry = Logs.entries(record).getFirst();
        assertThat(entry.text()).isEqualTo("Query Text: SELECT \"a\\b\", 'éé';\nResult  (cost=0.00..0.01 rows=1 width=4)");
        assertThat(entry.loggedAt()).contains("2026-12-09 00:32:20.822 UTC");
        assertThat(entry.process()).isEqualTo(OptionalInt.of(4003));
        assertThat(entry.database()).contains("the \"shop\"");
        assertThat(entry.duration()).isEqualTo(Duration.ofMillis(2002).plusNanos(71_000));
    }

    @Test
    void readsARecordThatACloudStoredWithItsPrefix() {
        String record = "  \"textPayload\": \"2026-11-22 06:12:32.565 UTC [77]: [3-1] db=shop,user=ada LOG:  duration: 5.000 ms  plan:\\n"
                + "\\tQuery Text: SELECT 1\\n\\tResult  (cost=0.00..0.01 rows=1 width=4)\",\n";
        LogEntry entry = Logs.entries(record).getFirst();
        assertThat(entry.text()).isEqualTo("Query Text: SELECT 1\nResult  (cost=0.00..0.01 rows=1 width=4)");
        assertThat(entry.loggedAt()).contains("2026-11-22 06:12:32.565 UTC");
        assertThat(entry.process()).isEqualTo(OptionalInt.of(77));
    }

    @Test
    void readsOtherSeveritiesAndVerboseErrors() {
        String body = "\n\tResult  (cost=0.00..0.01 rows=1 width=4)\n";
        assertThat(Logs.entries("2026-11-22 06:12:32 UTC [7] СООБЩЕНИЕ:  duration: 1.5 ms  plan:" + body)).hasSize(1);
        assertThat(Logs.entries("2026-11-22 06:12:32 UTC [7] NOTICE:  00000: duration: 1.5 ms  plan:" + body
                + "2026-11-22 06:12:32 UTC [7] LOCATION:  explain_ExecutorEnd, auto_explain.c:435\n")).singleElement()
                .satisfies(entry -> assertThat(entry.text()).isEqualTo("Result  (cost=0.00..0.01 rows=1 width=4)"));
        assertThat(Logs.entries("x LOG:  statement: select 'duration: 1.5 ms  plan:'" + body)).isEmpty();
    }

    @Test
    void aContextAfterThePlanIsNoneOfIt() {
        String log = """
                2026-11-22 06:12:32 UTC [7] LOG:  duration: 1.5 ms  plan:
                \tQuery Text: SELECT 1
                \tResult  (cost=0.00..0.01 rows=1 width=4)
                2026-11-22 06:12:32 UTC [7] CONTEXT:  SQL function "f" statement 1
                \tOutput: not of this plan
                """;
        assertThat(Logs.entries(log).getFirst().text()).endsWith("width=4)");
    }

    @Test
    void asLoggedReadsAgainAsTheSame() {
        assertThat(PLAIN).allSatisfy(entry -> {
            LogEntry again = Logs.entries(entry.asLogged()).getFirst();
            assertThat(again.text()).isEqualTo(entry.text());
            assertThat(again.duration()).isEqualTo(entry.duration());
            assertThat(again.loggedAt()).isEqualTo(entry.loggedAt());
        });
    }

    /// Text and duration of each plan.
    private static List<String> said(String log) {
        return Logs.entries(log).stream().map(entry -> entry.duration() + "\n" + entry.text()).toList();
    }
}
