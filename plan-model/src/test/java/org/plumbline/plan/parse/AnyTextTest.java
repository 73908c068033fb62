package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.plumbline.plan.LiveArchive;
import org.plumbline.plan.Plan;

/// Whatever a text holds, it gives plans or one clear error: see [Promise].
class AnyTextTest {
    private static final List<String> WORDS = List.of(
            "\n", "\n", "\n  ", "\n        ", " ", "  ", "->  ", "Seq Scan on t", "Sort", "Hash Join", "Nested Loop", "Task",
            "Distributed Subplan 1_1", "SubPlan 1", "InitPlan 1 (returns $0)", "  (cost=0.00..35.50 rows=13 width=4)",
            " (actual time=0.1..0.2 rows=3 loops=1)", "(cost=", "rows=", "Sort Method: quicksort  Memory: 25kB",
            "Buffers: shared hit=1", "Worker 0:  ", "JIT:", "Settings: ", "Trigger a: time=1 calls=2", "Planning Time: 0.1 ms",
            "Planning:", "Filter: (a = 'x'::text)", "'", "\"", "{", "}", "[", "]", ",", ": ", "\"Plan\": ", "\"Node Type\": \"Sort\"",
            "\"Plans\": [", "\"Actual Loops\": ", "1", "-1", "1e999", "NaN", "9223372036854775807", "null", "<explain>", "</explain>",
            "<Query>", "<Plan>", "<Node-Type>Sort</Node-Type>", "</Plan>", "<Item>", "&b;", "<![CDATA[",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>", "- Plan: ", "Node Type: \"Sort\"", "Plans: ", "&a ", "*a", "!!str ", "|\n",
            "QUERY PLAN", "-[ RECORD 1 ]", "----------", "+-----+", "|", "(3 rows)", "LOG:  duration: 1.5 ms  plan:", "Query Text: ",
            "> ", "```", "&gt;", "&#39;", "<td>", "<br>", "\\n", "\\u00", "\\", "\"\"", "$$", "$a$", "E'", "1,234", "...", "N",
            "\u21B5", "\u2502", "\u00A0", "\t", "\uFEFF", "\u0000", "\uD800");

    private static final List<String> LIVE = live();

    private static final List<String> LOGS = logs();

    private static List<String> logs() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/logs"))) {
            var texts = new ArrayList<String>();
            for (Path file : files.sorted().toList()) {
                texts.add(SourceText.read(file).text());
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> live() {
        try {
            return List.copyOf(LiveArchive.files().values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property(tries = 400, seed = "20261124")
    void bytes(@ForAll @Size(max = 300) byte[] bytes) {
        Promise.outcome(SourceText.of("bytes", bytes));
    }

    @Property(tries = 400, seed = "20261124")
    void words(@ForAll("texts") String text) {
        Promise.outcome(SourceText.of("words", text));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(WORDS).list().ofMaxSize(60).map(words -> String.join("", words));
    }

    @Property(tries = 200, seed = "20261124")
    void aPlanCutAnywhereIsIncompleteOrAnErrorWithItsLine(
            @ForAll @IntRange(max = 10_000) int file, @ForAll @IntRange(max = 10_000) int place) throws PlanParseException {
        String text = LIVE.get(file % LIVE.size()).stripTrailing();
        int at = (int) ((long) place * text.length() / 10_001);
        checkCut(text, text.substring(0, at));
    }

    @Property(tries = 20, seed = "20261124")
    void soIsALargerPlan(@ForAll Form form, @ForAll @IntRange(max = 10_000) int place) throws IOException, PlanParseException {
        String text = SourceText.read(form.file()).text().stripTrailing();
        checkCut(text, text.substring(0, (int) ((long) place * text.length() / 10_001)));
    }

    private static void checkCut(String text, String cut) throws PlanParseException {
        Promise.Outcome outcome = Promise.outcome(SourceText.of("cut", cut));
        outcome.error().ifPresent(error -> assertThat(error.line().isPresent()).isEqualTo(!cut.isBlank()));
        int whole = Plans.all(text).stream().mapToInt(plan -> plan.nodes().size()).sum();
        int found = outcome.plans().stream().mapToInt(plan -> plan.nodes().size()).sum();
        assertThat(found).isLessThanOrEqualTo(whole);
        boolean marked = text.startsWith("[") || text.startsWith("<");
        if (marked && found > 0 && found < whole) {
            assertThat(outcome.plans()).anyMatch(Plan::incomplete);
        }
    }

    @Property(tries = 200, seed = "20261124")
    void aLogThatWasChanged(@ForAll @IntRange(max = 10_000) int file, @ForAll long lot) throws IOException {
        String text = LOGS.get(file % LOGS.size());
        assertThat(Promise.log(text.getBytes(StandardCharsets.UTF_8))).isPositive();
        Promise.log(changed(text, new Random(lot)).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300, seed = "20261124")
    void aPlanThatWasChanged(@ForAll @IntRange(max = 10_000) int file, @ForAll long lot) {
        Promise.outcome(SourceText.of("changed", changed(LIVE.get(file % LIVE.size()), new Random(lot))));
    }

    @Property(tries = 60, seed = "20261124")
    void aWrappedPlanThatWasChanged(@ForAll @IntRange(max = 10_000) int file, @ForAll long lot) throws IOException {
        List<Path> files = wrapped();
        String text = SourceText.read(files.get(file % files.size())).text();
        Promise.outcome(SourceText.of("changed", changed(text, new Random(lot))));
    }

    private static List<Path> wrapped() throws IOException {
        try (Stream<Path> found = Files.walk(Path.of("src/test/resources/wrappings"))) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// Characters deleted, doubled and swapped; lines deleted, doubled and shuffled.
    private static String changed(String text, Random random) {
        var changed = new StringBuilder(text);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(changed.length() - 1);
            int end = Math.min(changed.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> changed.delete(at, Math.min(end, changed.length() - 2));
                case 1 -> changed.insert(at, changed.substring(at, end));
                case 2 -> changed.insert(at, WORDS.get(random.nextInt(WORDS.size())));
                case 3 -> {
                    char c = changed.charAt(at);
                    changed.setCharAt(at, changed.charAt(at + 1));
                    changed.setCharAt(at + 1, c);
                }
                default -> {
                    var lines = new ArrayList<>(changed.toString().lines().toList());
                    Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
                    if (random.nextBoolean()) {
                        lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
                    }
                    changed.replace(0, changed.length(), String.join("\n", lines));
                }
            }
        }
        return changed.toString();
    }

    enum Form {
        TEXT, JSON, YAML, XML;

        Path file() {
            return Path.of("src/test/resources/wrappings", name().toLowerCase(Locale.ROOT), "as-it-is.txt");
        }
    }

    /// Not a promise to be kept by chance: the seeds above stay, and a plan that is whole is read as such.
    @Property(tries = 30, seed = "20261124")
    void aWholePlanIsComplete(@ForAll @IntRange(max = 10_000) int file) {
        List<Plan> plans = Promise.outcome(SourceText.of("whole", LIVE.get(file % LIVE.size()))).plans();
        assertThat(plans).isNotEmpty().noneMatch(Plan::incomplete);
    }
}
