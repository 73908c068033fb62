package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.testkit.PlanFixture;

/// `analyze` with `--sarif`, `--markdown`, `--html` and `-o`.
class ReportOptionsTest {
    private static final String SAMPLE = "src/main/resources/org/plumbline/app/samples/index-filters-most-rows.txt";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"--sarif,{", "--markdown,# Plumbline report", "--html,<!DOCTYPE html>", "--json,["})
    void everyFormatKnowsTheSeverity(String option, String start) {
        CommandRun run = CommandRun.of("analyze", option, "--fail-on", "high", SAMPLE);

        assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
        assertThat(run.out()).startsWith(start);
        assertThat(CommandRun.of("analyze", option, SAMPLE).status()).isEqualTo(ExitStatus.DONE);
        assertThat(CommandRun.of("analyze", option, SAMPLE, "none.txt").status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void severalPlansOfSeveralFilesStandInOneSarif() {
        CommandRun run = CommandRun.of("analyze", "--sarif", SAMPLE, "none.txt", SAMPLE);

        assertThat(run.json().get("runs").get(0).get("results")).hasSize(2);
        assertThat(run.json().get("runs").get(0).get("invocations").get(0).get("toolExecutionNotifications")).hasSize(1);
    }

    @Test
    void oneFormatAtATime() {
        CommandRun run = CommandRun.of("analyze", "--sarif", "--html", SAMPLE);

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).startsWith("A report has one format: choose one of --json, --sarif, --markdown and --html.");
        assertThat(run.json().get("runs")).isEmpty();
    }

    @Test
    void writesToAFile() {
        Path report = folder.resolve("report.html");
        CommandRun run = CommandRun.of("analyze", "--html", "-o", report.toString(), SAMPLE);

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).isEmpty();
        assertThat(report).content().endsWith("</html>\n");
    }

    @Test
    void neverWritesOverWhatItReads() throws IOException {
        Path plan = Files.writeString(folder.resolve("a.plan"), PlanFixture.findings(1));
        CommandRun run = CommandRun.of("analyze", "-o", folder.resolve("./a.plan").toString(), plan.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(plan).content().isEqualTo(PlanFixture.findings(1));
    }

    @Test
    void saysWhyAReportCannotBeWritten() {
        CommandRun run = CommandRun.of("analyze", "-o", folder.resolve("none/report.txt").toString(), SAMPLE);

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("The report could not be written: the folder does not exist.");
    }

    @Test
    void onATerminalFiveFindingsAreToldInFullAndTheRestInOneLineEach() {
        String out = CommandRun.withInput(PlanFixture.findings(7), "analyze", "-").out();

        assertThat(out).containsPattern("(?m)^2 more, each with less at stake:$\n"
                + "^6\\. LOW  Sequential scan keeps few rows .* at Seq Scan on table_\\d$");
        assertThat(out.lines().filter(line -> line.startsWith("   -> Create an index"))).hasSize(5);
    }

    @Test
    void aTerminalIsNotToldToDoAnything() {
        assertThat(CommandRun.withInput(PlanFixture.hostile(), "analyze", "-").out()).doesNotContain("\u001B").doesNotContain("\u202E")
                .contains("⟨U+001B⟩[31m");
    }
}
