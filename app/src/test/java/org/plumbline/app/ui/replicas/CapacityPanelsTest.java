package org.plumbline.app.ui.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.SidePanelTest;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.testfx.util.WaitForAsyncUtils;

/// The side panels Cache and Replicas in the window.
class CapacityPanelsTest extends SidePanelTest {
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
        robot.interact(robot.lookup("Basic strategy").queryAs(ButtonBase.class)::fire);
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
        type("Token.", "16/B374D848");
        type("Replayed by a standby.", "16/B3000000");
        type("WAL MB/s", "2");
        type("Behind MB", "60");
        type("Replay MB/s", "1.5");
        type("Free disk", "10");
        assertThat(labels(".replicas")).anyMatch(words -> words.startsWith("It never catches up"))
                .anyMatch(words -> words.startsWith("It has not replayed 16/B374D848"));
        scroll("Reads that have to see their own write");
        Screenshots.take("replicas-typed", window.stage());
        scroll("How many standbys help");
        Screenshots.take("replicas-typed-capacity", window.stage());
        type("Token.", "12");
        type("Behind MB", "-1");
        scroll("Reads that have to see their own write");
        Screenshots.take("replicas-wrong", window.stage());
        type("Token.", "");
        type("Replayed by a standby.", "");
        Stream.of("WAL MB/s", "Behind MB", "Replay MB/s").forEach(name -> type(name, ""));
        try (PostgresServer primary = PostgresServer.start(18); PostgresServer standby = primary.startStandby()) {
            standby.awaitReplay(primary);
            connect("shop primary with a long name that has to be cut somewhere", primary);
            connect("shop standby", standby);
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> said(".replicas", "healthy · "));
            measures();
            execute(standby, "SELECT pg_wal_replay_pause()");
            execute(primary, "CREATE EXTENSION pg_stat_statements; SELECT pg_create_physical_replication_slot('unused', true);"
                    + "CREATE TABLE t AS SELECT i AS id, repeat('x', 100) AS v FROM generate_series(1, 50000) i; SELECT sum(id) FROM t");
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> said(".replicas", "Replay is paused"));
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> said(".replicas", "Time behind the primary"));
            assertThat(labels(".replicas")).contains("WAL that the standbys have not written, flushed and replayed");
            scroll("shop primary with a long name that has to be cut somewhere");
            Screenshots.take("replicas-connected", window.stage());
            scroll("Age of the WAL that the standbys have not written, flushed and replayed");
            Screenshots.take("replicas-stages", window.stage());
            scroll("Measure with a heartbeat");
            Screenshots.take("replicas-heartbeat-kept", window.stage());
            scroll("Better router");
            Screenshots.take("replicas-router", window.stage());
            press(KeyCode.C);
            window.waitForWork();
            robot.interact(() -> robot.lookup("Read").queryButton().fire());
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS,
                    () -> said(".cache", "Never: ") || said(".cache", "Worth it") || said(".cache", "Not worth it"));
            Screenshots.take("cache-connected", window.stage());
        }
    }

    private void measures() throws TimeoutException {
        unfold("▸ Table and pace");
        type("Beats", "100000");
        fire(".replicas", "Measure…");
        assertThat(labels(".replicas .confirmation")).anyMatch(words -> words.startsWith("Run exactly this on shop primary"));
        scroll("Measure with a heartbeat");
        Screenshots.take("replicas-question", window.stage());
        fire(".replicas", "Write and measure");
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> said(".replicas", "Measuring"));
        Screenshots.take("replicas-measuring", window.stage());
        fire(".replicas", "Stop");
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> labels(".replicas").anyMatch(words ->
                words.endsWith("It was stopped. The table public.plumbline_heartbeat is dropped.")));
        type("Beats", "40");
        type("One every", "0.02");
        fire(".replicas", "Measure…");
        fire(".replicas", "Write and measure");
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> said(".replicas", "40 of 40 beats were written. The table"));
        scroll("Measure with a heartbeat");
        Screenshots.take("replicas-measured", window.stage());
    }

    private void unfold(String title) {
        robot.interact(robot.lookup(".replicas").lookup(title).queryAs(ButtonBase.class)::fire);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Brings what begins with this title to the top of the panel.
    private void scroll(String title) {
        ScrollPane pane = robot.lookup(".replicas .scroll-pane").query();
        robot.interact(() -> {
            pane.layout();
            Node section = Stream.of(".panel-title", ".curve-title")
                    .flatMap(style -> robot.lookup(".replicas " + style).queryAllAs(Label.class).stream())
                    .filter(each -> each.getText().equals(title)).findFirst().orElseThrow();
            double top = pane.getContent().sceneToLocal(section.localToScene(section.getBoundsInLocal())).getMinY();
            double room = pane.getContent().getBoundsInLocal().getHeight() - pane.getViewportBounds().getHeight();
            pane.setVvalue(Math.clamp(room <= 0 ? 0 : top / room, 0, 1));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }
}
