package org.plumbline.app.ui.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.control.OpeningCard;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.WindowTest;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

@NeedsPostgres
class HealthViewTest extends WindowTest {
    private static PostgresServer server;

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void startServer() throws SQLException {
        server = PostgresServer.start(18);
        Mistakes.make(server);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void isOpenedBelowItsConnection() throws ServerFailure, TimeoutException {
        Database database = Database.of("shop", DatabaseUrl.of(server.jdbcUrl()));
        window.openTool(database, "INDEX_HEALTH");
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !cards().isEmpty());
        window.waitForWork();

        OpeningCard first = cards().getFirst();
        assertThat(robot.from(first).lookup(".code-block").queryAll()).isNotEmpty();
        onFxThread(() -> {
            first.requestFocus();
            return first;
        });
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> robot.from(first).lookup(".code-block").queryAll().isEmpty());
        Screenshots.take("index-health", window.stage(), List.of(Screenshots.Size.LAPTOP));

        robot.clickOn("Copy all as script");
        assertThat(onFxThread(() -> Clipboard.getSystemClipboard().getString()))
                .contains("DROP INDEX CONCURRENTLY public.customers_email_lookup;");

        robot.clickOn(".log-head > .text-field").write("nowhere");
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> robot.lookup("No finding matches “nowhere”.").tryQuery().isPresent());
        assertThat(cards()).isEmpty();
        Screenshots.take("index-health-empty", window.stage(), List.of(Screenshots.Size.LAPTOP));
    }

    private List<OpeningCard> cards() {
        return robot.lookup(node -> node instanceof OpeningCard).queryAllAs(OpeningCard.class).stream().toList();
    }
}
