package org.plumbline.app.ui.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.WindowTest;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

@NeedsPostgres
class WorkloadWindowTest extends WindowTest {
    private static WorkloadServer server;

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void startServer() throws SQLException {
        server = new WorkloadServer();
        server.sendManyShapes(1_500);
        server.lookUpRowByRow();
        server.reportSlowly();
        server.run("SELECT " + "name || '-' || id || upper(name) AS a_rather_long_name_of_a_column,\n       ".repeat(60)
                + "pg_sleep(0.0005)\nFROM customers");
        server.run("SET work_mem = '64kB'", "SELECT * FROM orders WHERE kind <> 3 ORDER BY customer_id", "SET application_name = 'x'",
                "INSERT INTO events SELECT i, repeat('x', 20) FROM generate_series(1, 20000) i");
    }

    @AfterAll
    static void stopServer() throws SQLException {
        server.close();
    }

    @Test
    void findsAStatementExplainsItAndKeepsThePlaceWhenItIsReadAgain() throws Exception {
        open("postgres");
        waitFor(() -> table() != null && !table().getItems().isEmpty());
        Screenshots.take("workload", window.stage());

        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("order by customer");
        waitFor(() -> table().getItems().size() == 1);
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.ENTER);
        waitFor(() -> tabs().size() == 2 && tabs().getLast().startsWith("SELECT * FROM orders"));
        window.waitForWork();

        choose("Workload · shop");
        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE);
        fire("All");
        waitFor(() -> table().getItems().size() > 1_500);
        onFxThread(() -> {
            table().scrollTo(1_000);
            table().getSelectionModel().select(1_005);
            return null;
        });
        window.waitForRest(); // where a table is scrolled to shows when it is laid out
        var top = onFxThread(this::top);
        var chosen = onFxThread(() -> table().getSelectionModel().getSelectedItem().key());
        robot.type(KeyCode.F5);
        window.waitForRest();
        assertThat(onFxThread(() -> table().getSelectionModel().getSelectedItem().key())).isEqualTo(chosen);
        assertThat(onFxThread(this::top)).isEqualTo(top);

        fire("Those that matter");
        fire("Analyse top 20");
        window.waitForWork();
        onFxThread(() -> {
            ((Hyperlink) find(".workload-habit .hyperlink")).fire();
            return null;
        });
        chooseTheSortedOne();
        Screenshots.take("workload-analysed", window.stage(), List.of(Screenshots.Size.LAPTOP));
        fire("Since now");
        window.waitForWork();
        Screenshots.take("workload-since-now", window.stage(), List.of(Screenshots.Size.LAPTOP));
        fire("Since now");
        window.waitForWork();
        fire("Open in SQL editor");
        waitFor(() -> tabs().size() == 3 && tabs().getLast().equals("SQL"));

        window.open(window.file("shop.log", """
                2026-11-22 06:08:06.385 UTC [13139] LOG:  duration: 1234.5 ms  plan:
                \tQuery Text: SELECT * FROM orders WHERE kind <> $1 ORDER BY customer_id
                \tQuery Parameters: $1 = '5'
                \tSort  (cost=0.00..1.00 rows=1 width=4)
                \t  ->  Seq Scan on orders  (cost=0.00..1.00 rows=1 width=4)
                2026-11-22 06:08:07.385 UTC [13139] LOG:  duration: 3.5 ms  plan:
                \tQuery Text: SELECT 1
                \tResult  (cost=0.00..1.00 rows=1 width=4)
                """));
        choose("Workload · shop");
        chooseTheSortedOne();
        fire("With seen values");
        waitFor(() -> tabs().size() == 5);
        assertThat(onFxThread(() -> ((CodeArea) shown().lookup(".code-area")).getText())).isEqualTo("""
                -- With the values of its slowest logged call: 1,235 ms, line 1 of shop.log.
                SELECT * FROM orders WHERE kind <> $1 ORDER BY customer_id""");
        Screenshots.take("sql-seen-values", window.stage(), List.of(Screenshots.Size.LAPTOP));
        assertThat(onFxThread(() -> shown().lookupAll(".text-field").stream().map(field -> ((TextInputControl) field).getText()).toList()))
                .contains("5");
    }

    @Test
    void showsHowToGetAWorkload() throws Exception {
        open("empty");
        waitFor(() -> find(".workload-page .code-block") != null);
        Screenshots.take("workload-missing", window.stage(), List.of(Screenshots.Size.LAPTOP));
    }

    /// From its row below the connection.
    private void open(String name) throws ServerFailure {
        window.openTool(server.database("postgres", name), "WORKLOAD");
    }

    private Object top() {
        var flow = (VirtualFlow<?>) table().lookup(".virtual-flow");
        return table().getItems().get(flow.getFirstVisibleCell().getIndex()).key();
    }

    private StatementTable table() {
        return (StatementTable) find(".workload-table");
    }

    private List<String> tabs() {
        return ((TabPane) find(".documents")).getTabs().stream().map(tab -> tab.getText()).toList();
    }

    private void chooseTheSortedOne() {
        onFxThread(() -> {
            table().getSelectionModel().select(table().getItems().stream().filter(row -> row.text().contains("ORDER BY")).findFirst()
                    .orElseThrow());
            return null;
        });
    }

    private Node shown() {
        return ((TabPane) find(".documents")).getSelectionModel().getSelectedItem().getContent();
    }

    private void choose(String tab) {
        onFxThread(() -> {
            var documents = (TabPane) find(".documents");
            documents.getSelectionModel().select(documents.getTabs().stream().filter(each -> each.getText().equals(tab)).findFirst()
                    .orElseThrow());
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void fire(String button) {
        onFxThread(() -> {
            window.stage().getScene().getRoot().lookupAll(".workload *").stream()
                    .filter(each -> each instanceof ButtonBase base && button.equals(base.getText()) && !(each instanceof Button known
                            && known.isDisabled()))
                    .map(ButtonBase.class::cast).findFirst().orElseThrow().fire();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Node find(String selector) {
        return window.stage().getScene().lookup(selector);
    }

    private static void waitFor(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> onFxThread(condition));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
