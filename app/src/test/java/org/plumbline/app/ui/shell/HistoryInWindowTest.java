package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.history.HistoryFile;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.Screenshots.Size;
import org.plumbline.testkit.fx.WindowTest;
import org.plumbline.testkit.history.Runs;
import org.testfx.api.FxRobot;

class HistoryInWindowTest extends WindowTest {
    private static final String ORDERS = "SELECT o.id, o.total, c.name\n  FROM orders o JOIN customers c ON c.id = o.customer_id\n"
            + " WHERE o.status = 'open' AND o.created_at > now() - interval '%d days'\n ORDER BY o.created_at DESC\n LIMIT 50";

    private final FxRobot robot = new FxRobot();

    @BeforeEach
    void keepRuns() {
        var runs = new Runs(HistoryFile.in(folder, sentence -> {
            throw new AssertionError(sentence);
        }));
        double[] times = {812.4, 798.1, 1_204.9, 805.3, 61.2, 58.7, 60.5};
        for (int i = 0; i < times.length; i++) {
            if (times[i] > 100) {
                runs.ran(ORDERS.formatted(i + 1), "shop", times[i]);
            } else {
                runs.found(ORDERS.formatted(i + 1), "shop", times[i]);
            }
            runs.planned("SELECT * FROM page_views_of_the_last_quarter WHERE visitor = " + i, "The reporting server of accounting", 12_345);
            runs.planned("UPDATE customers SET seen_at = now() WHERE id = " + i, "shop", 8.3);
        }
        runs.found(ORDERS.formatted(30), "shop", 59.9);
    }

    @Test
    void isSearchedComparedAndOpenedFromTheKeyboard() {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        TableView<?> runs = (TableView<?>) window.shown(".table-view");
        assertThat(runs.getItems()).hasSize(22);
        assertThat(runs.isFocused()).isTrue();
        Screenshots.take("history", window.stage(), List.of(Size.LAPTOP));
        assertThat(window.shown(".dot-chart").getAccessibleText()).startsWith("Execution time of 8 runs of this statement. Last: ")
                .contains("59.9 ms").contains("Highest: 1,205 ms.");

        press(KeyCode.CONTROL, KeyCode.F);
        robot.write("visitor");
        window.waitForWork();
        assertThat(runs.getItems()).hasSize(7);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE).press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        window.waitForWork();
        assertThat(runs.isFocused()).isTrue();
        press(KeyCode.HOME);
        press(KeyCode.ENTER);
        Screenshots.take("history-plan", window.stage(), List.of(Size.LAPTOP));

        onFxThread(() -> {
            ((Hyperlink) window.shown(".runs-line .hyperlink")).fire();
            return runs;
        });
        window.waitForWork();
        assertThat(runs.getItems()).hasSize(8);
        assertThat(window.shown(".log-head .combo-box")).isInstanceOf(ComboBox.class).matches(Node::isDisabled);

        comparesRuns(runs);
        show(MainWindow::showHistory);
        show(MainWindow::clearHistory);
        onFxThread(() -> {
            robot.lookup("Clear the history").queryAs(Button.class).fire();
            return runs;
        });
        window.waitForWork();
        onFxThread(() -> {
            window.app().settings().keepHistory(false);
            return runs;
        });
        assertThat(window.shown(".message-instead").isVisible()).isTrue();
    }

    private void comparesRuns(TableView<?> runs) {
        onFxThread(() -> {
            runs.getSelectionModel().selectAll();
            return runs;
        });
        Screenshots.take("compare-runs-chosen", window.stage());
        onFxThread(() -> {
            robot.lookup("Compare 8 runs").queryAs(Button.class).fire();
            return runs;
        });
        window.waitForWork();
        assertThat(window.shown(".runs-pane .pl-strong")).isInstanceOfSatisfying(Label.class,
                words -> assertThat(words.getText()).startsWith("Execution time of 8 runs: median "));
        Node chart = window.shown(".runs-pane .curve-chart");
        assertThat(chart.isFocused()).isTrue();
        press(KeyCode.RIGHT);
        press(KeyCode.RIGHT);
        press(KeyCode.ENTER);
        assertThat(chart.getAccessibleText()).contains("Plan 1, slowest 1,205 ms", "Median ", "95 of 100 below ");
        Screenshots.take("compare-runs", window.stage());
        onFxThread(() -> {
            robot.lookup("Two of them").queryAs(ToggleButton.class).fire();
            return runs;
        });
        window.waitForWork();
        assertThat(window.shown(".compare-headline")).isInstanceOfSatisfying(Label.class,
                headline -> assertThat(headline.getText()).isEqualTo("21× slower: 58.7 ms before, 1,205 ms after."));
        Screenshots.take("compare-runs-two", window.stage());
    }

    private void press(KeyCode... keys) {
        robot.press(keys).release(keys);
        window.waitForWork();
    }

    private void show(Consumer<MainWindow> command) {
        onFxThread(() -> {
            command.accept(window.app().window());
            return window;
        });
        window.waitForWork();
    }
}
