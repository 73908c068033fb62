package org.plumbline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.advice.Finding;
import org.plumbline.advice.rule.RuleBook;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;

/// Cases of the corpus with a plan `after.txt`: the same query on the same server once the finding was acted on. A case is called by the
/// id of its rule, perhaps with more words behind. `.ci/make-fixes` makes them.
class FixTest {
    private static final Path CORPUS = Path.of("src/test/resources/corpus");
    /// Of the time before: less is noise.
    private static final double LEAST_GAIN = 0.10;
    /// What a finding may promise beyond what was measured: noise of the runs.
    private static final double NOISE = 1.10;

    @TestFactory
    Stream<DynamicTest> theFixHelpsAsPromisedAndTheFindingIsGone() throws IOException {
        try (Stream<Path> folders = Files.list(CORPUS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("after.txt"))).sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
        }
    }

    private static void check(Path folder) throws IOException, PlanParseException {
        String rule = rule(folder).orElseThrow(() -> new AssertionError("no rule is called so: " + folder));
        Analysis before = analysis(folder.resolve("plan.txt"));
        Analysis after = analysis(folder.resolve("after.txt"));
        Duration time = time(before);
        Duration gain = time.minus(time(after));

        assertThat(findings(before, rule)).as("before").isNotEmpty();
        assertThat(findings(after, rule)).as("after").isEmpty();
        assertThat(gain).as("gain of " + time).isGreaterThanOrEqualTo(part(time, LEAST_GAIN));
        assertThat(findings(before, rule)).allSatisfy(finding ->
                assertThat(finding.timeAtStake().orElse(Duration.ZERO)).as("promised").isLessThanOrEqualTo(part(gain, NOISE)));
    }

    /// What a client waits for: planning is part of it.
    static Duration time(Analysis analysis) {
        return analysis.measured().reconciliation().whole().plus(analysis.plan().summary().planningTime().orElse(Duration.ZERO));
    }

    /// The longest id that the folder's name begins with.
    static Optional<String> rule(Path folder) {
        String name = folder.getFileName().toString();
        return RuleBook.rules().stream().map(each -> each.info().id())
                .filter(id -> name.equals(id) || name.startsWith(id + "-")).max(Comparator.comparingInt(String::length));
    }

    private static List<Finding> findings(Analysis analysis, String rule) {
        return analysis.advice().findings().stream().filter(finding -> finding.rule().id().equals(rule)).toList();
    }

    private static Analysis analysis(Path file) throws IOException, PlanParseException {
        return Analyzer.analyze(SourceText.read(file)).getFirst();
    }

    private static Duration part(Duration whole, double part) {
        return Duration.ofNanos(Math.round(whole.toNanos() * part));
    }
}
