package org.plumbline.app.ui.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
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
import org.plumbline.testkit.postgres.BusyShop;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

@NeedsPostgres
class AdviceViewTest extends WindowTest {
    private static PostgresServer server;

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void startServer() throws SQLException {
        server = PostgresServer.start(18);
        BusyShop.make(server);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void leadsFromACardToTheStatementAndItsRewrites() throws ServerFailure, TimeoutException {
        open("postgres");
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !cards().isEmpty());
        Screenshots.take("advice", window.stage());

        OpeningCard updates = card("Updates that find no room");
        onFxThread(() -> {
            updates.requestFocus();
            return updates;
        });
        boolean open = !robot.from(updates).lookup(".code-block").queryAll().isEmpty();
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> robot.from(updates).lookup(".code-block").queryAll().isEmpty() == open);

        fire("Copy all as script");
        assertThat(onFxThread(() -> Clipboard.getSystemClipboard().getString()))
                .contains("ALTER TABLE public.orders SET (fillfactor = 85);");

        OpeningCard notIn = card("NOT IN");
        if (robot.from(notIn).lookup(".code-block").queryAll().isEmpty()) {
            onFxThread(() -> {
                notIn.toggle();
                return notIn;
            });
        }
        fire("Open in Rewrites");
        window.waitForWork();
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> robot.lookup(".rewrites .rewrite-title").tryQuery().isPresent());
        Screenshots.take("advice-rewrites", window.stage(), List.of(Screenshots.Size.LAPTOP));
    }

    @Test
    void asksBeforeItLooksAtRows() throws ServerFailure, TimeoutException {
        open("postgres");
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !cards().isEmpty());
        fire("Look at rows…");
        assertThat(robot.lookup(".confirmation").queryAll()).hasSize(1);
        Screenshots.take("advice-question", window.stage(), List.of(Screenshots.Size.LAPTOP));
        fire("Look at rows");
        window.waitForWork();
        OpeningCard numbers = card(BusyShop.LONG_NAME);
        onFxThread(() -> {
            numbers.toggle();
            return numbers;
        });
        assertThat(robot.from(numbers).lookup(".code-block").queryAll()).isNotEmpty();
        Screenshots.take("advice-sampled", window.stage());
    }

    @Test
    void makesCardsOfTheRestOnceTheyAreWanted() throws Exception {
        String[] shapes = IntStream.range(0, 25).mapToObj(shape -> "SELECT count(*) FROM orders o WHERE o.customer NOT IN "
                + "(SELECT b.customer FROM blocked b)" + " AND o.customer > 0".repeat(shape)).toArray(String[]::new);
        run("postgres", "CREATE DATABASE many");
        run("many", "CREATE EXTENSION pg_stat_statements", "CREATE TABLE blocked (customer int NOT NULL)",
                "CREATE TABLE orders AS SELECT i AS customer FROM generate_series(1, 2000) i",
                "ALTER TABLE orders ALTER customer SET NOT NULL", "SELECT pg_stat_statements_reset()");
        run("many", shapes);
        open("many");
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> cards().size() == 20);
        onFxThread(() -> {
            robot.lookup(".findings-list > .foldable > .hyperlink").queryAs(Hyperlink.class).fire();
            return null;
        });
        assertThat(cards()).hasSizeGreaterThanOrEqualTo(25).allMatch(Node::isFocusTraversable);
        assertThat(cards()).extracting(Node::getAccessibleText).allMatch(spoken -> spoken.contains("At stake: "));
    }

    @Test
    void saysWhatToDoWhereNothingIsCounted() throws ServerFailure, TimeoutException {
        open("uncounted");
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> robot.lookup(".advice .message-instead").tryQuery().isPresent());
        assertThat(((Labeled) robot.lookup(".advice-notes .quiet-line").query()).getText()).contains("CREATE EXTENSION");
        Screenshots.take("advice-empty", window.stage(), List.of(Screenshots.Size.LAPTOP));
    }

    private static void run(String database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl().replace("/postgres", "/" + database));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// From its row below the connection.
    private void open(String name) throws ServerFailure {
        window.openTool(Database.of("shop", DatabaseUrl.of(server.jdbcUrl().replace("/postgres", "/" + name))), "ADVICE");
        window.waitForWork();
    }

    private void fire(String button) {
        onFxThread(() -> {
            robot.lookup(".advice *").queryAll().stream()
                    .filter(each -> each instanceof Button known && known.getText().equals(button) && !known.isDisabled())
                    .map(Button.class::cast).findFirst().orElseThrow().fire();
            return button;
        });
    }

    private OpeningCard card(String words) {
        return cards().stream().filter(card -> card.getAccessibleText().contains(words)).findFirst().orElseThrow();
    }

    private List<OpeningCard> cards() {
        return robot.lookup(node -> node instanceof OpeningCard).queryAllAs(OpeningCard.class).stream().toList();
    }
}
