package org.plumbline.app.ui.indexes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.Database;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.WindowTest;
import org.plumbline.testkit.postgres.IndexServer;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The side panel: from a measured statement to the plan with an index that is not there, by keyboard.
class IndexesWindowTest extends WindowTest {
    private static final String LONG = "\"the lines of the orders that were imported from the old system\"";
    private static final String TWO = "SELECT id FROM orders WHERE customer = 7 UNION ALL SELECT \"number of the line\" FROM " + LONG
            + " WHERE \"the article by its old number\" = 4711";
    private static IndexServer server;

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void startServer() throws SQLException {
        server = new IndexServer();
        // about as long to read as the other table: on a busy machine a longer scan is held up, and the shorter one is then no finding
        server.run("CREATE TABLE " + LONG + " AS SELECT i AS \"number of the line\", i % 40000 AS \"the article by its old number\", "
                + "repeat('x', 200) AS note FROM generate_series(1, 60000) AS i", "ANALYZE");
        server.runOn("template1", "CREATE TABLE orders AS SELECT i AS id, i % 500 AS customer, repeat('x', 100) AS note "
                + "FROM generate_series(1, 50000) AS i", "ANALYZE orders");
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void triesTheTickedIndexesAndOpensTheirPlanBesideTodays() throws Exception {
        measure(server.database("postgres"), TWO);
        waitFor(() -> shown("Try on the server") && robot.lookup(".index-tick").queryAll().size() > 1);
        take("indexes-untried");
        fire("Try on the server");
        waitFor(() -> text(".trial-costs").contains(", with "));
        take("indexes-tried");

        List<CheckBox> ticks = onFxThread(() -> robot.lookup(".index-tick").queryAllAs(CheckBox.class).stream().toList());
        assertThat(ticks).hasSizeGreaterThan(1).allMatch(CheckBox::isSelected);
        onFxThread(() -> {
            ticks.getFirst().requestFocus();
            return ticks;
        });
        robot.type(KeyCode.SPACE);
        waitFor(() -> text(".trial-costs").contains(", with this index "));
        assertThat(onFxThread(ticks.getFirst()::isFocused)).isTrue();
        fire("Open both plans");
        waitFor(() -> tabs().stream().anyMatch(title -> title.startsWith("1 index · ")));
        window.waitForWork();
        assertThat(tabs()).anyMatch(title -> title.startsWith("Today · "));
        take("indexes-plan");
    }

    @Test
    void buildsWhereThereIsNoHypoPgOnceThatIsConfirmed() throws Exception {
        measure(server.database("template1"), "SELECT id FROM orders WHERE customer = 7");
        waitFor(() -> shown("Try on the server"));
        fire("Try on the server");
        waitFor(() -> text(".trial-costs").contains(", with "));
        take("indexes-model");
        fire("Build and roll back…");
        waitFor(() -> shown("Do not build"));
        assertThat(onFxThread(() -> ((ButtonBase) window.stage().getScene().getFocusOwner()).getText())).isEqualTo("Do not build");
        take("indexes-build");
        robot.type(KeyCode.ESCAPE);
        waitFor(() -> shown("Build and roll back…"));
        fire("Build and roll back…");
        waitFor(() -> shown("Do not build"));
        fire("Build and roll back");
        waitFor(() -> shown("Open both plans"));
        window.waitForWork();
        take("indexes-built");
    }

    private void take(String name) {
        Screenshots.take(name, window.stage());
    }

    /// Connects, writes the statement and measures it.
    private void measure(Database database, String sql) throws Exception {
        database.open();
        onFxThread(() -> {
            window.app().connections().adopt(database);
            window.app().window().writeSql();
            return database;
        });
        WaitForAsyncUtils.waitForFxEvents();
        onFxThread(() -> {
            robot.lookup(".code-area").queryAs(CodeArea.class).replaceText(sql);
            return sql;
        });
        window.waitForWork();
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT, KeyCode.CONTROL);
        waitFor(() -> tabs().size() == 2);
        window.waitForWork();
    }

    private List<String> tabs() {
        return ((TabPane) window.stage().getScene().lookup(".documents")).getTabs().stream().map(Tab::getText).toList();
    }

    private String text(String style) {
        return robot.lookup(style).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private boolean shown(String title) {
        return robot.lookup(node -> node instanceof ButtonBase button && title.equals(button.getText())).tryQuery().isPresent();
    }

    private void fire(String title) {
        onFxThread(() -> {
            robot.lookup(node -> node instanceof ButtonBase button && title.equals(button.getText())).<ButtonBase>query().fire();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void waitFor(Callable<Boolean> condition) throws Exception {
        try {
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> onFxThread(condition));
        } catch (TimeoutException late) {
            throw new AssertionError("what is shown: " + onFxThread(() -> robot.lookup(".label").queryAllAs(Label.class).stream()
                    .map(Label::getText).toList()), late);
        }
    }
}
