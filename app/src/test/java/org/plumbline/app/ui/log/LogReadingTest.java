package org.plumbline.app.ui.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.testkit.fx.WindowTest;
import org.testfx.api.FxRobot;

/// A log while it is read, on real threads.
class LogReadingTest extends WindowTest {
    private static final int STATEMENTS = 13;
    /// Of one copy of the log there are 35 plans.
    private static final int PLANS = 35 * 200;

    @Test
    void showsWhatHasBeenReadSoFarAndThenTheRest(FxRobot robot) throws IOException {
        window.openUpTo(0.5, log());
        assertThat(bar(robot).getParent().isVisible()).isTrue();
        assertThat(bar(robot).getProgress()).isBetween(0.5, 0.99);
        assertThat(plans(robot)).isPositive().isLessThan(PLANS);
        assertThat(table(robot).getItems()).hasSize(STATEMENTS);

        window.release();

        assertThat(bar(robot).getParent().isVisible()).isFalse();
        assertThat(plans(robot)).isEqualTo(PLANS);
    }

    @Test
    void whatHasBeenReadStaysWhenThePersonCancels(FxRobot robot) throws IOException {
        window.openUpTo(0.5, log());
        Button cancel = robot.lookup(node -> node instanceof Button button && button.getParent().getStyleClass().contains("log-reading"))
                .queryButton();
        onFxThread(() -> {
            cancel.fire();
            return cancel;
        });
        window.waitForWork();

        assertThat(bar(robot).getParent().isVisible()).isFalse();
        assertThat(robot.lookup(".summary-warning").queryLabeled().getText()).matches("Only 5\\d % was read");
        assertThat(plans(robot)).isPositive().isLessThan(PLANS);
        assertThat(table(robot).getItems()).hasSize(STATEMENTS);
    }

    private Path log() throws IOException {
        String text = SourceText.read(Path.of("../plan-model/src/test/resources/logs/pg17-text.log.gz")).text();
        return window.file("production.log", text.repeat(200));
    }

    private static ProgressBar bar(FxRobot robot) {
        return robot.lookup(node -> node instanceof ProgressBar && node.getParent().getStyleClass().contains("log-reading")).query();
    }

    private static TableView<StatementRow> table(FxRobot robot) {
        return robot.lookup(node -> node instanceof TableView<?> view
                && view.getItems().stream().anyMatch(StatementRow.class::isInstance)).query();
    }

    private static long plans(FxRobot robot) {
        return table(robot).getItems().stream().mapToLong(row -> row.group().times().count()).sum();
    }
}
