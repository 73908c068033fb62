package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.plumbline.app.store.Preferences;
import org.plumbline.app.store.Preferences.ThemeChoice;
import org.plumbline.app.store.PreferencesFile;
import org.plumbline.app.work.Job;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.WindowTest;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class MainWindowTest extends WindowTest {
    private static final String SCAN = """
            Seq Scan on orders  (cost=0.00..18334.00 rows=1000000 width=8) (actual time=0.010..45.000 rows=1000000 loops=1)
            Planning Time: 0.100 ms
            Execution Time: 60.000 ms
            """;

    @Test
    void offersWaysInWhileNothingIsOpen(FxRobot robot) {
        assertThat(shown(robot, ".drop-zone")).hasSize(1);
        assertThat(shown(robot, ".sample-card")).isNotEmpty();
        assertThat(window.stage().getTitle()).isEqualTo("Plumbline");
    }

    /// Asked how large it would like to be, a window makes thousands of rows that nobody sees.
    @Test
    void makesNoMoreRowsThanItHasRoomFor(FxRobot robot) {
        assertThat(robot.from(window.stage().getScene().getRoot()).lookup(".sources .tree-cell").queryAll()).hasSizeBetween(5, 60);
    }

    @Test
    void showsTheFilesItIsGiven(FxRobot robot) throws IOException {
        window.open(window.file("scan.txt", SCAN), window.file("again.txt", SCAN));
        assertThat(window.stage().getTitle()).isEqualTo("scan.txt - Plumbline");
        assertThat(tabs(robot)).containsExactly("scan.txt", "again.txt");
        assertThat(shown(robot, ".plan-document")).isNotEmpty();
        assertThat(shown(robot, ".drop-zone")).isEmpty();
        assertThat(onFxThread(() -> window.stage().getScene().getFocusOwner())).isInstanceOf(TableView.class);
    }

    @Test
    void opensAPlansStatementInTheEditorAsItCame(FxRobot robot) throws IOException {
        window.open(window.file("scan.txt", "Query Text: select *\n\tfrom orders  where total > 5\n" + SCAN));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        window.waitForWork();
        robot.clickOn("Format");
        window.waitForWork();
        robot.clickOn("Open in SQL editor");
        window.waitForWork();
        assertThat(tabs(robot)).containsExactly("scan.txt", "select *");
        assertThat(((CodeArea) window.shown(".sql-view .code-area")).getText()).isEqualTo("select *\n\tfrom orders  where total > 5");
    }

    @Test
    void offersRecentFilesWhenNothingIsOpenAgain(FxRobot robot) throws IOException {
        window.open(window.file("scan.txt", SCAN));
        robot.push(KeyCode.CONTROL, KeyCode.W);
        robot.clickOn(".recent .hyperlink");
        window.waitForWork();
        assertThat(tabs(robot)).containsExactly("scan.txt");
    }

    @Test
    void showsWhatTakesAWhileAndStopsIt(FxRobot robot) throws TimeoutException {
        var never = new CountDownLatch(1);
        Job job = onFxThread(() -> window.app().background().run("Reading a large log", progress -> {
            progress.report(1, 4);
            never.await();
            return never;
        }, _ -> { }, _ -> { }));
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !shown(robot, ".status-bar .job").isEmpty());
        assertThat(robot.lookup("Reading a large log").tryQuery()).isPresent();
        Screenshots.take("at-work", window.stage(), List.of(Screenshots.Size.LAPTOP));
        robot.clickOn("Cancel");
        assertThat(job.running()).isFalse();
        assertThat(shown(robot, ".status-bar .job")).isEmpty();
    }

    @Test
    void pastesAPlanWithTheKeyboard(FxRobot robot) {
        inClipboard(SCAN);
        robot.push(KeyCode.CONTROL, KeyCode.V);
        window.waitForWork();
        assertThat(tabs(robot)).containsExactly("Pasted plan");
    }

    @Test
    void pastesIntoATextFieldThatHasTheFocus(FxRobot robot) throws IOException {
        window.open(window.file("scan.txt", SCAN));
        inClipboard("orders");
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.push(KeyCode.CONTROL, KeyCode.V);
        window.waitForWork();
        assertThat(onFxThread(() -> window.stage().getScene().getFocusOwner())).isInstanceOfSatisfying(TextField.class,
                field -> assertThat(field.getText()).isEqualTo("orders"));
        assertThat(tabs(robot)).containsExactly("scan.txt");
    }

    @Test
    void saysWhatIsWrongAndKeepsWhatIsOpen(FxRobot robot) throws IOException {
        window.open(window.file("scan.txt", SCAN));
        window.open(window.file("letter.txt", "Dear Ada"));
        assertThat(tabs(robot)).containsExactly("scan.txt");
        assertThat(shown(robot, ".notice")).hasSize(1);
        robot.clickOn("Details");
        assertThat(robot.lookup(".overlay-card .text-area").queryAs(TextArea.class).getText()).contains("Dear Ada");
        robot.push(KeyCode.ESCAPE);
        assertThat(shown(robot, ".overlay-card")).isEmpty();
        robot.clickOn(".notice .button-close");
        assertThat(shown(robot, ".notice")).isEmpty();
    }

    @Test
    void followsTheSystemsThemeUntilOneIsChosen() {
        assertThat(sheets()).anyMatch(sheet -> sheet.endsWith("light.css"));
        window.systemTurns(true);
        assertThat(sheets()).anyMatch(sheet -> sheet.endsWith("dark.css")).noneMatch(sheet -> sheet.endsWith("light.css"));
        onFxThread(() -> {
            window.app().settings().chooseTheme(ThemeChoice.LIGHT);
            return ThemeChoice.LIGHT;
        });
        assertThat(sheets()).anyMatch(sheet -> sheet.endsWith("light.css"));
    }

    @Test
    void changesTheTextSizeWithTheKeyboard(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
        robot.push(KeyCode.CONTROL, KeyCode.MINUS);
        assertThat(window.app().settings().preferences().textSize()).isEqualTo(1);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(window.app().settings().preferences().textSize()).isZero();
    }

    @Test
    void walksThroughTabsAndClosesThemWithTheKeyboard(FxRobot robot) throws IOException {
        window.open(window.file("a.txt", SCAN), window.file("b.txt", SCAN), window.file("c.txt", SCAN));
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(window.stage().getTitle()).startsWith("b.txt");
        robot.push(KeyCode.CONTROL, KeyCode.W);
        assertThat(tabs(robot)).containsExactly("a.txt", "c.txt");
        assertThat(window.stage().getTitle()).startsWith("c.txt");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        assertThat(window.stage().getTitle()).startsWith("a.txt");
    }

    @Test
    void showsTheKeysOnF1(FxRobot robot) {
        robot.push(KeyCode.F1);
        assertThat(shown(robot, ".overlay-card")).hasSize(1);
        robot.push(KeyCode.ESCAPE);
        assertThat(shown(robot, ".overlay-card")).isEmpty();
    }

    @Test
    void opensAndClosesTheIndexesWithTheKeyboard(FxRobot robot) {
        assertThat(shown(robot, ".indexes")).isEmpty();
        robot.push(KeyCode.CONTROL, KeyCode.I);
        assertThat(shown(robot, ".indexes")).hasSize(1);
        robot.push(KeyCode.CONTROL, KeyCode.I);
        assertThat(shown(robot, ".indexes")).isEmpty();
    }

    @Test
    void goesFromViewToViewWithTheKeyboard(FxRobot robot) throws IOException {
        window.open(window.file("scan.txt", SCAN));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        assertThat(shown(robot, ".plan-text")).hasSize(1);
        assertThat(shown(robot, ".plan-tree")).isEmpty();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(shown(robot, ".plan-tree")).hasSize(1);
    }

    @Test
    void remembersTheWindowAndItsFiles(FxRobot robot) throws IOException {
        Path scan = window.file("scan.txt", SCAN);
        window.open(scan);
        robot.push(KeyCode.CONTROL, KeyCode.B);
        onFxThread(() -> {
            window.stage().setWidth(900);
            window.stage().setHeight(700);
            window.app().window().remember();
            return window;
        });
        Preferences kept = PreferencesFile.in(folder).read();
        assertThat(kept.recentFiles()).containsExactly(scan);
        assertThat(kept.sourcesShown()).isFalse();
        assertThat(kept.window().orElseThrow().width()).isEqualTo(900);
        assertThat(kept.layout()).containsKey("sources.width");
    }

    private List<String> sheets() {
        return onFxThread(() -> List.copyOf(window.stage().getScene().getStylesheets()));
    }

    private static Set<Node> shown(FxRobot robot, String style) {
        return robot.lookup(style).match(MainWindowTest::isShown).queryAll();
    }

    /// With all that it stands in.
    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private static List<String> tabs(FxRobot robot) {
        return robot.lookup(".documents > .tab-header-area .tab-label").queryAll().stream()
                .map(label -> ((Labeled) label).getText()).toList();
    }

    private static void inClipboard(String text) {
        onFxThread(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
    }
}
