package org.plumbline.app.ui.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.testkit.fx.Pictured;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.WindowTest;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.plumbline.testkit.redis.NeedsRedis;
import org.plumbline.testkit.redis.RedisServer;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The side panels Cache and Replicas in the window, and what Pool and Cache measure there.
class CapacityPanelsTest extends WindowTest {
    private final FxRobot robot = new FxRobot();

    @Test
    void cacheAnswersWhileOneTypes() throws TimeoutException {
        press(KeyCode.C);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> robot.lookup(".cache .curve-chart").tryQuery().isPresent());
        window.waitForWork();
        assertThat(labels(".cache")).anyMatch(words -> words.contains("answered by caches"));
        Screenshots.take("cache-typed", window.stage());
        type("Different items", "0");
        assertThat(labels(".cache")).anyMatch(words -> words.startsWith("This has to be a number from 1 to"));
        Screenshots.take("cache-wrong", window.stage());
        type("Different items", "5000");
        robot.clickOn("Basic strategy");
        window.waitForWork();
        assertThat(labels(".cache")).anyMatch(words -> words.startsWith("The basic strategy keeps a dictionary"));
        Screenshots.take("cache-basic", window.stage());
        press(KeyCode.C);
        assertThat(robot.lookup(".cache .curve-chart").tryQuery()).isEmpty();
    }

    @Test
    @NeedsPostgres
    void replicasAreWatchedWhereTheyAreConnected() throws SQLException, ServerFailure, TimeoutException {
        press(KeyCode.R);
        window.waitForWork();
        assertThat(labels(".replicas")).anyMatch(words -> words.startsWith("Connect to a primary and its standbys"));
        Screenshots.take("replicas-empty", window.stage());
        try (PostgresServer primary = PostgresServer.start(18); PostgresServer standby = primary.startStandby()) {
            standby.awaitReplay(primary);
            connect("shop primary with a long name that has to be cut somewhere", primary);
            connect("shop standby", standby);
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> said(".replicas", "healthy · "));
            execute(standby, "SELECT pg_wal_replay_pause()");
            execute(primary, "CREATE EXTENSION pg_stat_statements; SELECT pg_create_physical_replication_slot('unused', true);"
                    + "CREATE TABLE t AS SELECT i AS id, repeat('x', 100) AS v FROM generate_series(1, 50000) i; SELECT sum(id) FROM t");
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> said(".replicas", "Replay is paused"));
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> robot.lookup(".replicas .curve-chart").tryQuery().isPresent());
            Screenshots.take("replicas-connected", window.stage());
            press(KeyCode.C);
            window.waitForWork();
            robot.interact(() -> robot.lookup("Read").queryButton().fire());
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS,
                    () -> said(".cache", "Never: ") || said(".cache", "Worth it") || said(".cache", "Not worth it"));
            Screenshots.take("cache-connected", window.stage());
        }
    }

    /// What is measured and read of a server, for a person to look at.
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

    private void fire(String panel, String words) {
        onFxThread(() -> {
            Button button = robot.lookup(panel + " .button").queryAllAs(Button.class).stream()
                    .filter(each -> each.getText().equals(words) && each.isVisible() && !each.isDisabled()).findFirst().orElseThrow();
            button.fire();
            return button;
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

    private void connect(String name, PostgresServer server) throws ServerFailure {
        Database database = Database.of(name, DatabaseUrl.of(server.jdbcUrl()));
        database.open();
        onFxThread(() -> {
            window.app().connections().adopt(database);
            return database;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void press(KeyCode key) {
        var keys = new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        onFxThread(() -> {
            window.stage().getScene().getAccelerators().get(keys).run();
            return keys;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(String name, String text) {
        TextField field = robot.lookup(node -> node instanceof TextField typed && typed.getAccessibleText() != null
                && typed.getAccessibleText().startsWith(name)).query();
        onFxThread(() -> {
            field.setText(text);
            return field;
        });
        window.waitForWork();
    }

    private boolean said(String panel, String beginning) {
        return labels(panel).anyMatch(words -> words.startsWith(beginning));
    }

    private Stream<String> labels(String panel) {
        return robot.lookup(panel + " .label").queryAllAs(Label.class).stream().map(Label::getText);
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
