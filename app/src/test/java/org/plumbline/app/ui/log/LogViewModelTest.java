package org.plumbline.app.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.plan.digest.ListedPlan;
import org.plumbline.plan.log.LogEntry;
import org.plumbline.plan.log.LogFile;

class LogViewModelTest {
    private static final Path LOGS = Path.of("../plan-model/src/test/resources/logs");

    @TempDir
    private Path folder;

    private final List<LogEntry> opened = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    @Test
    void listsStatementsThenShapesThenPlans() {
        LogViewModel model = read(LOGS.resolve("pg17-text.log.gz"));

        assertThat(model.stateProperty().get()).isEqualTo(new LogState.Complete());
        assertThat(model.rows()).hasSize(13);
        StatementRow worst = model.rows().getFirst();
        assertThat(worst.statement()).startsWith("select c.country, count(*)");
        model.choose(worst);
        assertThat(model.shapes()).hasSize(1);
        model.choose(model.shapes().getFirst());
        assertThat(model.plans()).extracting(plan -> plan.place().line()).containsExactly(1);
    }

    @Test
    void findsStatementsByTheirWords() {
        LogViewModel model = read(LOGS.resolve("pg17-json.log.gz"));
        model.queryProperty().set(" C.Country ");
        assertThat(model.rows()).extracting(StatementRow::statement).hasSize(1).first().asString().contains("from customers c");
        model.queryProperty().set("");
        assertThat(model.rows()).hasSize(13);
    }

    @Test
    void opensOnePlanAgain() {
        LogViewModel model = read(LOGS.resolve("pg17-xml.log.gz"));
        ListedPlan worst = model.rows().getFirst().group().worst().orElseThrow();
        model.open(worst);
        assertThat(opened).singleElement().satisfies(entry -> {
            assertThat(entry.place().line()).isEqualTo(worst.place().line());
            assertThat(entry.text()).startsWith("<explain");
        });
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        assertThat(read(folder.resolve("none.log")).stateProperty().get()).isInstanceOf(LogState.Failed.class);

        Path log = Files.copy(LOGS.resolve("collector17.log"), folder.resolve("a.log"));
        LogViewModel model = read(log);
        Files.writeString(log, "changed\n".repeat(1000));
        model.open(model.rows().getFirst().group().worst().orElseThrow());
        assertThat(opened).isEmpty();
        assertThat(troubles).singleElement().asString().contains("Has the log changed?");
    }

    private LogViewModel read(Path file) {
        var model = new LogViewModel(new InlineBackground(), new LogFile(file), "a log", opened::add, troubles::add);
        model.start();
        return model;
    }
}
