package org.plumbline.app.ui.pool;

import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.testkit.fx.Pictured;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.SidePanelTest;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.plumbline.testkit.redis.NeedsRedis;
import org.plumbline.testkit.redis.RedisServer;
import org.testfx.util.WaitForAsyncUtils;

/// What Pool and Cache read and measure of a server in the window.
class MeasuredPanelsTest extends SidePanelTest {
    /// For a person to look at.
    @Test
    @Pictured
    @NeedsPostgres
    @NeedsRedis
    void picturesOfPoolAndCacheOnAServer() throws Exception {
        try (PostgresServer server = PostgresServer.start(18); RedisServer redis = RedisServer.start()) {
            execute(server, "CREATE EXTENSION pg_stat_statements; CREATE TABLE orders AS SELECT i AS id, CASE WHEN i % 3 = 0 THEN 1 "
                    + "ELSE i / 50 END AS customer_id, repeat('x', 200) AS note FROM generate_series(1, 40000) i;"
                    + "CREATE INDEX ON orders (customer_id); CREATE TABLE \"a table with a name that is far too long for its column here\" "
                    + "AS SELECT i AS id FROM generate_series(1, 90000) i; ANALYZE");
            for (int i = 0; i < 40; i++) {
                execute(server, "SELECT id, note FROM orders WHERE customer_id = " + i);
                execute(server, "SELECT count(*) FROM \"a table with a name that is far too long for its column here\"");
                execute(server, "UPDATE orders SET note = note WHERE id = " + i);
            }
            connect("shop", server);
            press(KeyCode.P);
            window.waitForWork();
            fire(".pool", "Fill in");
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> said(".pool", "Watching the sessions"));
            Screenshots.take("pool-watching", window.stage());
            fire(".pool", "Stop");
            type("Requests, of all instances", "120");
            Screenshots.take("pool-connected-window", window.stage());
            measurePool();
            press(KeyCode.C);
            window.waitForWork();
            fire(".cache", "Read");
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> said(".cache", "Worth it"));
            for (double at : new double[] {0.5, 0.75, 1}) {
                scroll(".cache", at);
                Screenshots.take("cache-read-" + Math.round(at * 100), window.stage());
            }
            onFxThread(() -> {
                Button take = robot.lookup(".cache .button").queryAllAs(Button.class).stream()
                        .filter(each -> each.getAccessibleText() != null && each.getAccessibleText().contains("customer_id = ")).findFirst()
                        .orElseThrow();
                take.fire();
                return take;
            });
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () ->
                    labels(".cache").anyMatch(words -> words.contains("calls a second over")));
            window.waitForWork();
            Screenshots.take("cache-taken", window.stage());
            measureCache(redis);
        }
    }

    private void measurePool() throws TimeoutException {
        open(".pool");
        onFxThread(() -> {
            TextArea sql = robot.lookup(".pool .measure-pane .text-area").queryAs(TextArea.class);
            sql.setText("SELECT count(*) FROM orders WHERE customer_id < 20");
            return sql;
        });
        fire(".pool", "Measure…");
        scroll(".pool", 1);
        Screenshots.take("pool-asked", window.stage());
        fire(".pool", "Measure");
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> said(".pool", "7 connections: "));
        fire(".pool .measure-pane", "Stop");
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> said(".pool", "It was stopped"));
        scroll(".pool", 1);
        Screenshots.take("pool-stopped", window.stage());
    }

    private void measureCache(RedisServer redis) throws TimeoutException {
        open(".cache");
        type("Statement for an item", "SELECT note FROM orders WHERE id = $1");
        type("Redis for L2", redis.address());
        fire(".cache", "Measure…");
        window.waitForWork();
        scroll(".cache", 1);
        Screenshots.take("cache-asked", window.stage());
        fire(".cache", "Measure");
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> said(".cache", "Measured: "));
        window.waitForWork();
        scroll(".cache", 1);
        Screenshots.take("cache-measured", window.stage());
    }

    /// Unfolds the last part of a panel.
    private void open(String panel) {
        onFxThread(() -> {
            List<Foldable> folded = robot.lookup(panel + " *").match(Foldable.class::isInstance).queryAllAs(Foldable.class).stream()
                    .toList();
            folded.getLast().setOpen(true);
            return folded;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void scroll(String panel, double to) {
        onFxThread(() -> {
            var scroll = (ScrollPane) window.stage().getScene().lookup(panel + " > .scroll-pane");
            scroll.layout();
            scroll.setVvalue(to);
            return scroll;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }
}
