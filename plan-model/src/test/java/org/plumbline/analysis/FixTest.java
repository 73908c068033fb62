package org.plumbline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.advice.Finding;
import org.plumbline.plan.parse.PlanParseException;

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
            return folders.sorted().map(FixCase::new).filter(FixCase::hasAfter).toList().stream()
                    .map(each -> DynamicTest.dynamicTest(each.folder().getFileName().toString(), () -> check(each)));
        }
    }

    private static void check(FixCase each) throws IOException, PlanParseException {
        String rule = each.rule().orElseThrow(() -> new AssertionError("no rule is called so: " + each.folder()));
        Analysis before = each.before();
        Analysis after = each.after();
        Duration time = FixCase.time(before);
        Duration gain = time.minus(FixCase.time(after));

        assertThat(findings(before, rule)).as("before").isNotEmpty();
        assertThat(findings(after, rule)).as("after").isEmpty();
        assertThat(gain).as("gain of " + time).isGreaterThanOrEqualTo(part(time, LEAST_GAIN));
        assertThat(findings(before, rule)).allSatisfy(finding ->
                assertThat(finding.timeAtStake().orElse(Duration.ZERO)).as("promised").isLessThanOrEqualTo(part(gain, NOISE)));
    }

    private static List<Finding> findings(Analysis analysis, String rule) {
        return analysis.advice().findings().stream().filter(finding -> finding.rule().id().equals(rule)).toList();
    }

    private static Duration part(Duration whole, double part) {
        return Duration.ofNanos(Math.round(whole.toNanos() * part));
    }
}
