package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.plumbline.testkit.PlanFixture;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.WindowTest;
import org.testfx.api.FxRobot;

class CompareInWindowTest extends WindowTest {
    private static final Path CORPUS = Path.of("../plan-model/src/test/resources/corpus");

    private final FxRobot robot = new FxRobot();

    @Test
    void comparesTheOpenPlansWalksTheChangesAndLeadsToThePlan() throws IOException {
        press(KeyCode.CONTROL, KeyCode.D);
        assertThat(window.shown(".message-instead")).isInstanceOfSatisfying(Label.class,
                message -> assertThat(message.getText()).startsWith("Choose the plan before"));
        Screenshots.take("compare-empty", window.stage(), List.of(Screenshots.Size.LAPTOP));
        press(KeyCode.CONTROL, KeyCode.W);

        window.open(CORPUS.resolve("limit-above-fan-out/plan.txt"));
        window.open(CORPUS.resolve("limit-above-fan-out/after.txt"));
        press(KeyCode.CONTROL, KeyCode.D);
        assertThat(headline()).matches("1,176× faster: .* before, .* after\\.");
        Screenshots.take("compare", window.stage());
        TableView<?> trees = (TableView<?>) window.shown(".compare-document .table-view");
        assertThat(trees.isFocused()).isTrue();
        press(KeyCode.N);
        press(KeyCode.N);
        press(KeyCode.N);
        assertThat(trees.getSelectionModel().getSelectedIndex()).isPositive();
        Screenshots.take("compare-chosen", window.stage());

        press(KeyCode.ENTER);
        assertThat(window.stage().getTitle()).startsWith("after.txt");
        comparesTenThousandPartitions();
    }

    private void comparesTenThousandPartitions() throws IOException {
        window.open(window.file("before.plan", PlanFixture.partitions(10_000, 900)));
        window.open(window.file("after.plan", PlanFixture.partitions(9_990, 20)));
        press(KeyCode.CONTROL, KeyCode.D);
        assertThat(((ComboBox<?>) window.shown(".compare-head .combo-box")).getItems()).hasSize(4);
        TableView<?> trees = (TableView<?>) window.shown(".compare-document .table-view");
        assertThat(trees.getItems()).as("the Append, those that are in both, those that are gone").hasSize(3);
        Screenshots.take("compare-partitions-folded", window.stage());
        assertThat(trees.getSelectionModel().getSelectedIndex()).as("what made most of the difference").isEqualTo(2);
        press(KeyCode.RIGHT);
        press(KeyCode.UP);
        press(KeyCode.RIGHT);
        assertThat(trees.getItems()).hasSize(10_003);
        assertThat(trees.lookupAll(".table-row-cell").size()).as("rows that exist").isLessThan(100);
        press(KeyCode.P);
        Screenshots.take("compare-partitions", window.stage());
        press(KeyCode.O);
        assertThat(trees.getItems()).as("the Append, what differs, and the rows of both groups").hasSizeLessThan(20);
        Screenshots.take("compare-changes-only", window.stage());
    }

    private String headline() {
        return ((Label) window.shown(".compare-headline")).getText();
    }

    private void press(KeyCode... keys) {
        robot.press(keys).release(keys);
        window.waitForWork();
    }
}
