package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.Screenshots.Size;
import org.plumbline.testkit.fx.WindowTest;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Statements written and explained in the window, on a real server.
@NeedsPostgres
class SqlInWindowTest extends WindowTest {
    private static final String STATEMENTS = """
            -- Orders of the last days, with a mistake
            SELECT o.id, o.total, c.name
            FROM orders o
            JOIN customers c ON c.id = o.customer_id
            WHERE o.status = 'returned' AND (o.total > 10.50 OR c.name LIKE 'A%')
            ORDER BY o.id LIMIT 20;

            SELECT count(*) FROM orders WHERE customer_id = :customer;

            DELETE FROM orders WHERE id < 100;
            """;
    private static PostgresServer server;
    private static Connection connection;

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void startServer() throws SQLException {
        server = PostgresServer.start(18);
        connection = server.connect();
        run("CREATE TABLE customers AS SELECT i AS id, 'Ada ' || i AS name FROM generate_series(1, 1000) i");
        run("CREATE TABLE orders AS SELECT i AS id, 1 + i % 1000 AS customer_id, i % 90 AS total, "
                + "CASE WHEN i % 500 = 0 THEN 'returned' ELSE 'sent' END AS status FROM generate_series(1, 100000) i");
        run("ANALYZE");
    }

    @AfterAll
    static void stopServer() throws SQLException {
        connection.close();
        server.close();
    }

    @BeforeEach
    void connect() throws Exception {
        Database database = Database.of("Shop", DatabaseUrl.of("postgresql://postgres@127.0.0.1:" + server.port() + "/postgres"));
        database.open();
        onFxThread(() -> {
            window.app().connections().adopt(database);
            window.app().window().writeSql();
            return database;
        });
    }

    @Test
    void theStatementAtTheCaretIsExplainedAndOpensAsAPlan() throws TimeoutException {
        write(STATEMENTS, 60);
        Screenshots.take("sql", window.stage());
        push(KeyCode.CONTROL, KeyCode.ENTER);
        waitFor(() -> tabTitle().startsWith("SELECT o.id"));
        window.waitForWork();
        Screenshots.take("sql-plan", window.stage(), List.of(Size.LAPTOP));
    }

    @Test
    void whatWritesIsAskedForAndWhatFailsIsSaid() throws Exception {
        write(STATEMENTS, STATEMENTS.indexOf("DELETE"));
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        waitFor(() -> robot.lookup(".sql-question").tryQuery().isPresent());
        assertThat(onFxThread(() -> robot.lookup(".sql-question").queryLabeled().getText())).contains("writes");
        Screenshots.take("sql-asks", window.stage(), List.of(Size.LAPTOP));
        Button yes = robot.lookup(node -> node instanceof Button button && "Run it and roll back".equals(button.getText())).query();
        robot.interact(yes::fire);
        waitFor(() -> tabTitle().startsWith("DELETE"));
        assertThat(ask("SELECT count(*) FROM orders")).isEqualTo("100000");

        onFxThread(() -> {
            window.app().window().writeSql();
            return true;
        });
        write("SELECT * FROM nowhere WHERE (a = 1", 0);
        push(KeyCode.CONTROL, KeyCode.ENTER);
        waitFor(() -> robot.lookup(".sql-failure").tryQuery().isPresent());
        Screenshots.take("sql-failed", window.stage(), List.of(Size.LAPTOP));
    }

    @Test
    void cancelEndsTheStatementOnTheServer() throws Exception {
        write("SELECT pg_sleep(600)", 0);
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        waitFor(() -> running() == 1);
        push(KeyCode.ESCAPE);
        waitFor(() -> running() == 0);
    }

    @Test
    void findsAndReplacesAndShowsOptions() throws TimeoutException {
        write(STATEMENTS, STATEMENTS.indexOf("count"));
        onFxThread(() -> {
            robot.lookup(node -> node instanceof ToggleButton toggle && "Options".equals(toggle.getText()))
                    .<ToggleButton>query().fire();
            return true;
        });
        push(KeyCode.CONTROL, KeyCode.H);
        robot.write("orders");
        waitFor(() -> robot.lookup(".search-count").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().endsWith("4")));
        Screenshots.take("sql-options", window.stage(), List.of(Size.LAPTOP));
        push(KeyCode.TAB);
        robot.write("orders_2026");
        Button all = robot.lookup(node -> node instanceof Button button && "Replace all".equals(button.getText())).query();
        robot.interact(all::fire);
        assertThat(onFxThread(() -> area().getText())).contains("FROM orders_2026 o").doesNotContain("FROM orders ");
    }

    private void write(String text, int caret) {
        onFxThread(() -> {
            CodeArea area = area();
            area.replaceText(text);
            area.moveTo(caret);
            area.requestFocus();
            return area;
        });
    }

    private CodeArea area() {
        TabPane tabs = robot.lookup(".documents").query();
        return (CodeArea) tabs.getSelectionModel().getSelectedItem().getContent().lookup(".code-area");
    }

    private String tabTitle() {
        TabPane tabs = robot.lookup(".documents").query();
        Tab front = tabs.getSelectionModel().getSelectedItem();
        return front == null ? "" : front.getText();
    }

    private void push(KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void waitFor(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> onFxThread(condition));
    }

    private static int running() throws SQLException {
        return Integer.parseInt(ask("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)%' AND state = 'active' "
                + "AND pid <> pg_backend_pid()"));
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
