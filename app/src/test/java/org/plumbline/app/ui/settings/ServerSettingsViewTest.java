package org.plumbline.app.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.ConnectionProfile;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.store.PreferencesFile;
import org.plumbline.app.ui.control.OpeningCard;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.settings.Answers;
import org.plumbline.settings.Disk;
import org.plumbline.settings.Use;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.WindowTest;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

@NeedsPostgres
class ServerSettingsViewTest extends WindowTest {
    private static PostgresServer server;

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void startServer() throws SQLException {
        server = PostgresServer.start(18, Map.of("shared_buffers", "8MB", "enable_seqscan", "off"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void isOpenedBelowItsConnectionAndAsksForTheMachine() throws ServerFailure, TimeoutException {
        Database database = Database.of("shop", DatabaseUrl.of(server.jdbcUrl()));
        window.openTool(database, "SETTINGS");
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !cards().isEmpty());
        window.waitForWork();

        onFxThread(() -> {
            window.app().connections().save(database.profile());
            return database;
        });
        type("Memory of the server's machine", "64");
        type("CPUs of the server's machine", "16");
        choose("Disk of the server's machine", 1);
        choose("What the server is for", 1);
        assertThat(cards()).extracting(card -> card.getAccessibleText().replaceFirst(",.*", "")).startsWith("fsync", "shared_buffers")
                .contains("random_page_cost", "enable_seqscan");
        window.waitForWork();
        assertThat(PreferencesFile.in(folder).read().servers()).as("remembered with the connection").containsExactly(Map.entry(
                database.profile().id(), new Answers(
                        Optional.of(Bytes.bytes(64L << 30)), OptionalInt.of(16), Optional.of(Disk.SSD), Optional.of(Use.WEB))));
        Screenshots.take("settings", window.stage(), List.of(Screenshots.Size.LAPTOP));

        OpeningCard first = cards().getFirst();
        onFxThread(() -> {
            first.requestFocus();
            return first;
        });
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> robot.from(first).lookup(".code-block").queryAll().isEmpty());
        robot.clickOn("Copy all as script");
        assertThat(onFxThread(() -> Clipboard.getSystemClipboard().getString())).contains("ALTER SYSTEM SET shared_buffers = '128MB';");

        search("nowhere");
        assertThat(robot.lookup("No advice matches “nowhere”.").tryQuery()).isPresent();
        search("nowhere else");
        assertThat(robot.lookup("No advice matches “nowhere else”.").tryQuery()).isPresent();
        search("");

        robot.clickOn("All settings");
        WaitForAsyncUtils.waitForFxEvents();
        Screenshots.take("settings-all", window.stage(), List.of(Screenshots.Size.LAPTOP));

        onFxThread(() -> {
            window.app().connections().save(ConnectionProfile.of("postgresql://elsewhere/shop").withId(database.profile().id()));
            return database;
        });
        window.waitForWork();
        assertThat(PreferencesFile.in(folder).read().servers()).as("said of another server").isEmpty();
    }

    private void search(String words) {
        TextField field = robot.lookup(node -> node instanceof TextField && "Search settings".equals(node.getAccessibleText())).query();
        onFxThread(() -> {
            field.setText(words);
            return field;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(String name, String text) {
        TextField field = robot.lookup(node -> node instanceof TextField && name.equals(node.getAccessibleText())).query();
        onFxThread(() -> {
            field.requestFocus();
            field.setText(text);
            return field;
        });
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void choose(String name, int index) {
        ComboBox<?> box = robot.lookup(node -> node instanceof ComboBox<?> && name.equals(node.getAccessibleText())).query();
        onFxThread(() -> {
            box.getSelectionModel().select(index);
            return box;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<OpeningCard> cards() {
        return robot.lookup(node -> node instanceof OpeningCard).queryAllAs(OpeningCard.class).stream().toList();
    }
}
