package org.plumbline.app.ui.rewrites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.SidePanelTest;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.testfx.util.WaitForAsyncUtils;

/// From a statement in the editor to its rewrite and both plans side by side.
@NeedsPostgres
class RewritesWindowTest extends SidePanelTest {
    private static final String PANEL = ".rewrites";
    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start(18);
        execute(server, """
                CREATE TABLE orders (id int PRIMARY KEY, customer_id int NOT NULL, placed timestamp NOT NULL, total numeric);
                CREATE TABLE customers (id int PRIMARY KEY);
                INSERT INTO customers SELECT generate_series(1, 50);
                CREATE TABLE blocked (customer_id int NOT NULL, reason text);
                INSERT INTO orders SELECT i, i % 100, '2026-01-01', i FROM generate_series(1, 5000) i;
                INSERT INTO blocked SELECT i % 50, 'late' FROM generate_series(1, 2000) i; ANALYZE""");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void followsTheStatementAtTheCaretAndComparesItsPlans() throws Exception {
        rewritesOf("SELECT id, total\nFROM orders o\nWHERE date(placed) = '2026-01-01'\n"
                + "  AND o.customer_id NOT IN (SELECT customer_id FROM blocked)\nORDER BY total DESC");
        waitFor(() -> said(PANEL, "NOT IN becomes NOT EXISTS"));
        assertThat(labels(PANEL)).contains("2", "A part of a time becomes a range of the column");
        Screenshots.take("rewrites", window.stage());

        fire(PANEL, "Plan both");
        waitFor(() -> said(PANEL, "Planned cost "));
        fire(PANEL, "Compare the plans");
        waitFor(() -> onFxThread(() -> ((TabPane) window.stage().getScene().lookup(".documents")).getTabs().stream()
                .anyMatch(tab -> tab.getText().startsWith("Comparison"))));
        window.waitForWork();
        Screenshots.take("rewrites-compared", window.stage());
    }

    @Test
    void measuresBothOnceThePersonSaysSo() throws Exception {
        rewritesOf("SELECT c.id,\n       (SELECT sum(o.total) FROM orders o WHERE o.customer_id = c.id) AS total\nFROM customers c");
        waitFor(() -> said(PANEL, "An aggregate for each row becomes a join to groups"));
        assertThat(labels(PANEL)).contains("○○○ suggested");
        fire(PANEL, "Measure both here…");
        assertThat(labels(PANEL)).contains("Run both on Shop?").noneMatch(words -> words.startsWith("Measured: "));
        Screenshots.take("rewrites-run-both", window.stage());
        fire(PANEL, "Do not run");
        assertThat(labels(PANEL)).doesNotContain("Run both on Shop?");
        fire(PANEL, "Measure both here…");
        fire(PANEL, "Run both");
        waitFor(() -> said(PANEL, "Measured: both give the same 50 rows. "));
        assertThat(labels(PANEL)).contains("●●● measured: faster");
        Screenshots.take("rewrites-faster", window.stage());
    }

    private void rewritesOf(String sql) throws Exception {
        connect("Shop", server);
        onFxThread(() -> {
            window.stage().getScene().getAccelerators().get(new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN)).run();
            return true;
        });
        CodeArea editor = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> robot.lookup(".sql-editor .code-area").queryAs(CodeArea.class));
        onFxThread(() -> {
            editor.replaceText(sql);
            window.stage().getScene().getAccelerators().get(new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN)).run();
            return true;
        });
        window.waitForWork();
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    }
}
