package org.plumbline.plan.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.log.LogFile;
import org.plumbline.plan.log.Logs;

class LoggedStatementTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"pg17-text.log.gz", "pg17-json.log.gz", "pg17-yaml.log.gz", "pg17-xml.log.gz"})
    void findsTheValuesBesideAStatementInEachFormat(String log) throws IOException {
        LoggedStatement found = read(Logs.file(log))
                .slowest("PREPARE p1(int,text) AS SELECT * FROM orders WHERE customer_id = $1 AND status = $2", (_, _) -> { })
                .orElseThrow();
        assertThat(found.sql()).contains("customer_id = $1");
        assertThat(found.values()).isEqualTo(Map.of("1", Optional.of("7"), "2", Optional.of("it's")));
    }

    @Test
    void findsTheSlowestCallWithItsValuesInItsText() throws IOException {
        DigestedLog log = log(entry("1.5", "SELECT * FROM t WHERE a = 1 AND b IN ('x')"),
                entry("20.25", "SELECT * FROM t WHERE a = 2 AND b IN ('y', 'z')"), entry("900", "SELECT * FROM t WHERE a = 3"));
        LoggedStatement found = log.slowest("select * from t where a = $1 and b in ($2 /*, ... */)", (_, _) -> { }).orElseThrow();
        assertThat(found.sql()).isEqualTo("SELECT * FROM t WHERE a = 2 AND b IN ('y', 'z')");
        assertThat(found.values()).isEmpty();
        assertThat(found.call().duration()).isEqualTo(Duration.ofNanos(20_250_000));
        assertThat(found.call().place().line()).isEqualTo(4);
        assertThat(log.slowest("SELECT * FROM other WHERE a = $1", (_, _) -> { })).isEmpty();
    }

    @Test
    void passesOverCallsWhoseValuesAreMissingOrCut() throws IOException {
        String statement = "SELECT * FROM t WHERE a = $1 AND b = $2";
        DigestedLog log = log(entry("50", statement), entry("40", statement + "\n\tQuery Parameters: $1 = '1', $2 = 'abc...'"),
                entry("30", statement + "\n\tQuery Parameters: $1 = '1', $2 = 'two\n\tlines'"),
                entry("20", statement + "\n\tQuery Parameters: $1 = NULL, $2 = ', $3 = '''"));
        LoggedStatement found = log.slowest(statement, (_, _) -> { }).orElseThrow();
        assertThat(found.values()).isEqualTo(Map.of("1", Optional.empty(), "2", Optional.of(", $3 = '")));
        assertThat(found.call().duration()).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void findsNothingInAFileThatHasChanged() throws IOException {
        DigestedLog log = log(entry("1.5", "SELECT * FROM t WHERE a = 1"));
        Files.writeString(log.file().path(), entry("1.5", "SELECT * FROM u WHERE a = 1"));
        assertThat(log.slowest("SELECT * FROM t WHERE a = $1", (_, _) -> { })).isEmpty();
    }

    private DigestedLog log(String... entries) throws IOException {
        return read(Files.writeString(folder.resolve("a.log"), String.join("", entries)));
    }

    private static DigestedLog read(Path path) throws IOException {
        var file = new LogFile(path);
        var digest = new LogDigest();
        file.read(digest, (_, _) -> { });
        return new DigestedLog(file, digest.summary());
    }

    private static String entry(String milliseconds, String statement) {
        return "2026-11-22 06:08:06.385 UTC [13139] LOG:  duration: " + milliseconds + " ms  plan:\n\tQuery Text: " + statement
                + "\n\tSeq Scan on t  (cost=0.00..1.00 rows=1 width=4)\n";
    }
}
