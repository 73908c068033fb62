package org.plumbline.app.ui.indexset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.control.StepChart;
import org.plumbline.index.ProofState;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.WindowTest;
import org.plumbline.testkit.postgres.IndexServer;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// By keyboard, from the connection to the script.
class IndexSetWindowTest extends WindowTest {
    private static IndexServer server;

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void startServer() throws SQLException {
        server = new IndexServer();
        server.fillShop();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void findsASetTriesAnotherOpensItsPlanAndExportsIt() throws Exception {
        window.openTool(server.database("postgres"), "INDEX_SET");
        assertThat(text()).contains("Which indexes should shop have?");
        Screenshots.take("index-set-start", window.stage(), List.of(Screenshots.Size.LAPTOP));

        Path statements = Files.createDirectories(folder.resolve("statements"));
        int number = 0;
        for (String sql : IndexServer.SHOP) {
            Files.writeString(statements.resolve("statement-" + (number < 9 ? "0" : "") + ++number + ".sql"), sql);
        }
        window.open(statements);
        waitFor(() -> indexes() != null && !indexes().getItems().isEmpty());
        window.waitForWork();
        assertThat(chart().getAccessibleText()).startsWith("Planned cost by budget, ");
        Screenshots.take("index-set", window.stage(), List.of(Screenshots.Size.LAPTOP, Screenshots.Size.DESKTOP));

        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        assertThat(onFxThread(() -> Clipboard.getSystemClipboard().getString())).startsWith("CREATE INDEX");
        robot.type(KeyCode.SPACE);
        window.waitForWork();
        assertThat(onFxThread(() -> indexes().getItems().getFirst().chosen())).isFalse();
        assertThat(chart().getAccessibleText()).contains(". Yours: ");
        Screenshots.take("index-set-own", window.stage(), List.of(Screenshots.Size.LAPTOP));
        robot.type(KeyCode.SPACE);
        window.waitForWork();
        assertThat(chart().getAccessibleText()).doesNotContain("Yours");

        focus(chart());
        int before = onFxThread(() -> indexes().getItems().size());
        robot.type(KeyCode.HOME);
        window.waitForWork();
        assertThat(onFxThread(() -> indexes().getItems())).isEmpty();
        Screenshots.take("index-set-none", window.stage(), List.of(Screenshots.Size.LAPTOP));
        robot.type(KeyCode.RIGHT, KeyCode.END);
        window.waitForWork();
        assertThat(onFxThread(() -> indexes().getItems())).hasSize(before);

        fire("Not taken");
        assertThat(onFxThread(() -> statements().getColumns())).allSatisfy(column -> assertThat(column.getWidth()).isBetween(120.0, 900.0));
        Screenshots.take("index-set-rejected", window.stage(), List.of(Screenshots.Size.LAPTOP));
        fire("Statements");
        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("statement-01");
        waitFor(() -> statements().getItems().size() == 1);
        focus(statements());
        robot.type(KeyCode.ENTER);
        waitFor(() -> tabs().stream().anyMatch(title -> title.startsWith("Today · ")) && tabs().size() == 3);
        window.waitForWork();
        assertThat(tabs().getLast()).contains(" · SELECT note FROM orders").matches("\\d+ index.*");
        Screenshots.take("index-set-plan", window.stage(), List.of(Screenshots.Size.LAPTOP));

        choose("Index set · shop");
        fire("Export DDL…");
        waitFor(() -> robot.listTargetWindows().size() > 1);
        assertThat(robot.lookup(".export-dialog").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        waitFor(() -> robot.listTargetWindows().size() == 1);

        fire("Measure…");
        assertThat(onFxThread(() -> ((ButtonBase) window.stage().getScene().getFocusOwner()).getText())).isEqualTo("Do not build");
        Screenshots.take("index-set-measure", window.stage(), List.of(Screenshots.Size.LAPTOP));
        fire("Build, run and roll back");
        waitFor(() -> indexes() != null && indexes().getItems().stream().anyMatch(row -> row.state() == ProofState.MEASURED));
        window.waitForWork();
        assertThat(text()).contains("statements that were run", "with them (medians");
        Screenshots.take("index-set-measured", window.stage(), List.of(Screenshots.Size.LAPTOP, Screenshots.Size.DESKTOP));

        robot.press(KeyCode.CONTROL).type(KeyCode.W).release(KeyCode.CONTROL);
        window.waitForWork();
        assertThat(tabs()).noneMatch(title -> title.startsWith("Index set"));
        server.waitUntilNobodyTries();
    }

    @Test
    void provesAModelledSetLimitsItAndOutlivesTheServer() throws Exception {
        server.runOn("template1", "CREATE TABLE orders AS SELECT i AS id, i % 500 AS customer, i % 1000 AS day, repeat('x', 100) AS note "
                + "FROM generate_series(1, 50000) AS i", "ANALYZE orders");
        server.readPages("template1", 80_000);
        window.open(window.file("statements.sql", IndexServer.BY_CUSTOMER + ";\n" + IndexServer.BY_DAY + ";\n" + IndexServer.COUNT));
        window.openTool(server.database("template1"), "INDEX_SET");
        fire("3 statements of statements.sql");
        waitFor(() -> indexes() != null && indexes().getItems().size() > 1);
        window.waitForWork();
        assertThat(text()).contains("Planned with random_page_cost 4, as the server has it. What it did fits 1: ");
        Screenshots.take("index-set-model", window.stage());
        fire("Plan with random_page_cost 1");
        waitFor(() -> text().contains("Planned with random_page_cost 1; the server has 4, and may not use all of these indexes"));
        Screenshots.take("index-set-calibrated", window.stage());
        fire("Plan as the server is set");
        waitFor(() -> text().contains("Planned with random_page_cost 4, as the server has it."));
        window.waitForWork();
        fire("Build and roll back…");
        assertThat(onFxThread(() -> ((ButtonBase) window.stage().getScene().getFocusOwner()).getText())).isEqualTo("Do not build");
        Screenshots.take("index-set-build", window.stage());
        fire("Build and roll back");
        waitFor(() -> indexes() != null && indexes().getItems().stream().allMatch(row -> row.state() == ProofState.PLANNED));
        window.waitForWork();
        Screenshots.take("index-set-proven", window.stage());

        focus(window.stage().getScene().getRoot().lookup(".index-limit .text-field"));
        robot.type(KeyCode.DIGIT1, KeyCode.ENTER);
        waitFor(() -> indexes() != null && indexes().getItems().size() == 1);
        window.waitForWork();
        Screenshots.take("index-set-one", window.stage());
        server.crash();
        try {
            robot.type(KeyCode.F5);
            // a session that was used just now is taken as it is, and found lost
            waitFor(() -> indexes() != null && (text().contains("Nothing answers at ") || text().contains(" was lost: ")));
            Screenshots.take("index-set-lost", window.stage());
            assertThat(onFxThread(() -> indexes().getItems())).hasSize(1);
        } finally {
            server.startAgain();
        }
    }

    private List<String> tabs() {
        return pane().getTabs().stream().map(Tab::getText).toList();
    }

    private TabPane pane() {
        return (TabPane) window.stage().getScene().lookup(".documents");
    }

    private void choose(String title) {
        onFxThread(() -> {
            pane().getSelectionModel().select(
                    pane().getTabs().stream().filter(tab -> tab.getText().equals(title)).findFirst().orElseThrow());
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text() {
        return onFxThread(() -> window.stage().getScene().getRoot().lookupAll(".label").toString());
    }

    private StepChart chart() {
        return (StepChart) window.stage().getScene().getRoot().lookup(".step-chart");
    }

    @SuppressWarnings("unchecked")
    private TableView<IndexRow> indexes() {
        return (TableView<IndexRow>) window.stage().getScene().getRoot().lookup(".index-table");
    }

    @SuppressWarnings("unchecked")
    private TableView<StatementRow> statements() {
        return (TableView<StatementRow>) window.stage().getScene().getRoot().lookup(".index-set-below .table-view");
    }

    private void focus(Node node) {
        onFxThread(() -> {
            node.requestFocus();
            return node;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// The button of that title, or the one whose title begins so.
    private void fire(String title) {
        onFxThread(() -> {
            List<ButtonBase> buttons = robot.lookup(node -> node instanceof ButtonBase button && button.getText() != null
                    && button.getText().startsWith(title)).queryAllAs(ButtonBase.class).stream().toList();
            buttons.stream().filter(button -> button.getText().equals(title)).findFirst().orElse(buttons.getFirst()).fire();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void waitFor(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> onFxThread(condition));
    }
}
