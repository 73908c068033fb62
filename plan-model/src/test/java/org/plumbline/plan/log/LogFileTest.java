package org.plumbline.plan.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"pg17-text.log.gz", "pg17-text.log.zst", "collector17.csv", "collector17.json"})
    void readsOnePlanAgain(String name) throws IOException {
        var file = new LogFile(Logs.file(name));
        var entries = new ArrayList<LogEntry>();
        file.read(entries::add, (done, size) -> assertThat(done).isLessThanOrEqualTo(size));

        assertThat(entries).isNotEmpty();
        for (LogEntry entry : entries) {
            LogEntry again = file.entry(entry.place(), (_, _) -> {}).orElseThrow();
            assertThat(again.text()).isEqualTo(entry.text());
            assertThat(again.loggedAt()).isEqualTo(entry.loggedAt());
            assertThat(again.lineNumbers()).isEqualTo(entry.lineNumbers());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void aLogInUtf16IsReadAndReadAgain(String charset) throws IOException {
        String text = Files.readString(Logs.file("collector17.log")).replace("LOG:", "\uD83D\uDC18".repeat(9_000) + " LOG:");
        Path file = Files.write(folder.resolve("utf16.log"), text.getBytes(Charset.forName(charset)));
        Path same = Files.writeString(folder.resolve("utf8.log"), text);
        var entries = new ArrayList<LogEntry>();
        var expected = new ArrayList<LogEntry>();
        new LogFile(file).read(entries::add, (_, _) -> {});
        new LogFile(same).read(expected::add, (_, _) -> {});

        assertThat(entries).isNotEmpty().extracting(LogEntry::text).isEqualTo(expected.stream().map(LogEntry::text).toList());
        assertThat(new LogFile(file).entry(entries.getLast().place(), (_, _) -> {}).orElseThrow().text())
                .isEqualTo(entries.getLast().text());
    }

    @Test
    void aCutArchiveGivesWhatIsThereAndAWarning() throws IOException {
        byte[] whole = Files.readAllBytes(Logs.file("pg17-json.log.gz"));
        Path cut = Files.write(folder.resolve("cut.gz"), java.util.Arrays.copyOf(whole, whole.length / 2));
        var found = new Logs.Found(new ArrayList<>(), new ArrayList<>());
        new LogFile(cut).read(found, (_, _) -> {});
        assertThat(found.entries()).isNotEmpty();
        assertThat(found.warnings()).singleElement().asString().contains("The compressed log ends here");
    }

    @Test
    void whoeverHearsTheProgressCanStopTheReading() {
        assertThatThrownBy(() -> new LogFile(Logs.file("collector17.log")).read(_ -> {}, (_, _) -> {
            throw new IllegalStateException("enough");
        })).hasMessage("enough");
    }

    @Test
    void aLineLongerThanThereIsRoomForIsPassedOver() throws IOException {
        byte[] head = "2026-11-22 06:12:32 UTC [7] LOG:  duration: 1.5 ms  plan:\n\tResult  (cost=0.00..0.01 rows=1 width=4)\n"
                .getBytes(StandardCharsets.UTF_8);
        var found = new Logs.Found(new ArrayList<>(), new ArrayList<>());
        LogReader.read(new Repeated(head, 3L * LogLines.LONGEST), found, ReadProgress.NONE);
        assertThat(found.entries()).extracting(LogEntry::text).isEqualTo(List.of("Result  (cost=0.00..0.01 rows=1 width=4)",
                "Result  (cost=0.00..0.01 rows=1 width=4)"));
        assertThat(found.warnings()).singleElement().asString().startsWith("3: This line is longer");
    }

    /// A plan, a line of so many bytes, and the plan again.
    private static final class Repeated extends InputStream {
        private final byte[] plan;
        private final long filler;
        private long at;

        Repeated(byte[] plan, long filler) {
            this.plan = plan;
            this.filler = filler;
        }

        @Override
        public int read() {
            long place = at++;
            if (place < plan.length) {
                return plan[(int) place];
            }
            if (place < plan.length + filler) {
                return 'x';
            }
            long rest = place - plan.length - filler;
            return rest == 0 ? '\n' : rest <= plan.length ? plan[(int) rest - 1] : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            int count = 0;
            while (count < length) {
                int next = read();
                if (next < 0) {
                    return count == 0 ? -1 : count;
                }
                bytes[from + count++] = (byte) next;
            }
            return count;
        }
    }
}
