package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `--fail-on` and the findings' fields, on samples.
class FailOnTest {
    private static final Path SAMPLES = Path.of("src/main/resources/org/plumbline/app/samples");

    @Test
    void exitsWithOneFromThatSeverityUpwards() {
        String sample = sample("index-filters-most-rows.txt");

        assertThat(CommandRun.of("analyze", "--json", sample).json().get(0).get("findings").get(0).get("severity").stringValue())
                .isEqualTo("high");
        assertThat(CommandRun.of("analyze", "--fail-on", "high", sample).status()).isEqualTo(ExitStatus.FOUND);
        assertThat(CommandRun.of("analyze", "--fail-on", "low", sample).status()).isEqualTo(ExitStatus.FOUND);
        assertThat(CommandRun.of("analyze", "--fail-on", "low", sample("nothing-wrong.txt")).status()).isEqualTo(ExitStatus.DONE);
        assertThat(CommandRun.of("analyze", sample).status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void sparesFindingsThatAreLessSevere() {
        JsonNode findings = CommandRun.of("analyze", "--json", sample("workers-not-launched.txt")).json().get(0).get("findings");

        assertThat(findings.valueStream().map(finding -> finding.get("severity").stringValue())).isNotEmpty().doesNotContain("high");
        assertThat(CommandRun.of("analyze", "--fail-on", "high", sample("workers-not-launched.txt")).status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void unreadableFilesWeighMoreThanFindings() {
        assertThat(CommandRun.of("analyze", "--fail-on", "high", "none.txt", sample("index-filters-most-rows.txt")).status())
                .isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void givesAFindingItsFigures() {
        JsonNode finding = CommandRun.of("analyze", "--json", sample("index-filters-most-rows.txt")).json().get(0).get("findings").get(0);

        assertThat(finding.get("rule").stringValue()).isEqualTo("index-filters-most-rows");
        assertThat(finding.get("nodes").get(0)).isEqualTo(finding.get("node"));
        assertThat(finding.get("shareOfTime").doubleValue()).isBetween(0.0, 1.0);
        assertThat(finding.get("timeAtStakeMs").isNumber()).isTrue();
        assertThat(finding.get("evidence").get("rowsFoundByTheIndex").isNumber()).isTrue();
        assertThat(finding.get("evidence").get("shareRemoved").doubleValue()).isBetween(0.9, 1.0);
        assertThat(finding.get("remedy").get("kind").stringValue()).isEqualTo("create-index");
        assertThat(finding.get("remedy").get("sql").stringValue()).startsWith("CREATE INDEX CONCURRENTLY IF NOT EXISTS ")
                .doesNotContain(";");
        assertThat(finding.get("remedy").get("text").isString()).isTrue();
        assertThat(finding.get("doubts").valueStream()).allMatch(JsonNode::isString);
        assertThat(finding.get("state").stringValue()).isEqualTo("model");
    }

    private static String sample(String name) {
        return SAMPLES.resolve(name).toString();
    }
}
