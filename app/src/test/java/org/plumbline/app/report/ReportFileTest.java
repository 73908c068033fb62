package org.plumbline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.testkit.PlanFixture;

class ReportFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"a.html,HTML,a.html", "a.MD,MARKDOWN,a.MD", "a.sarif.json,SARIF,a.sarif.json", "a.json,JSON,a.json", "a.txt,TEXT,a.txt",
        "a.plan,HTML,a.plan.html"})
    void theEndingChoosesTheFormat(String chosen, ReportFormat format, String file) {
        assertThat(ReportFile.of(folder.resolve(chosen), ReportFormat.HTML)).isEqualTo(new ReportFile(folder.resolve(file), format));
    }

    @Test
    void writesThePlansReport() throws IOException {
        var file = new ReportFile(folder.resolve("a.html"), ReportFormat.HTML);
        file.write("Nested loop", PlanFixture.sample("nested-loop.txt"));

        assertThat(file.path()).content().startsWith("<!DOCTYPE html>").contains("Nested loop</h2>").endsWith("</html>\n");
        assertThat(ReportFile.stem(PlanFixture.sample("nested-loop.txt"))).isEqualTo("nested-loop-report");
    }
}
