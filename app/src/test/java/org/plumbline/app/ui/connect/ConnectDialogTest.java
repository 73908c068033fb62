package org.plumbline.app.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.WindowTest;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

@NeedsPostgres
class ConnectDialogTest extends WindowTest {
    private static PostgresServer server;

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void startServer() throws SQLException {
        server = PostgresServer.start(18);
        try (var connection = server.connect(); var statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_stat_statements");
        }
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void connectsToAPastedAddressAndShowsItsState() throws TimeoutException {
        openDialog();
        type("#address", "postgresql://postgres:hidden@127.0.0.1:" + server.port() + "/postgres");
        assertThat(text("#host")).isEqualTo("127.0.0.1");
        assertThat(text("#database")).isEqualTo("postgres");
        assertThat(text("#name")).isEqualTo("postgres on 127.0.0.1");
        waitFor(() -> text("#address").isEmpty());
        assertThat(text("#password")).isEqualTo("hidden");

        press("_Test connection");
        waitFor(() -> message().startsWith("Connected to PostgreSQL 18"));
        assertThat(message()).contains("as postgres (superuser)", "primary", "not encrypted", "pg_stat_statements 1.");
        picture("connect-tested");

        press("_Connect");
        waitFor(() -> dialogs().isEmpty());
        waitFor(() -> states().equals(List.of("connected")));
        assertThat(folder.resolve("connections.json")).content().contains("postgres on 127.0.0.1").doesNotContain("hidden");

        server.crash();
        onFxThread(() -> {
            connections().check();
            return null;
        });
        waitFor(() -> states().equals(List.of("lost")));
        Screenshots.take("connection-lost", window.stage(), List.of(Screenshots.Size.LAPTOP));
        server.startAgain();
        chooseConnection();
        robot.type(KeyCode.ENTER);
        waitFor(() -> states().equals(List.of("connected")));

        robot.type(KeyCode.DELETE);
        waitFor(() -> states().equals(List.of("not connected")));
        robot.type(KeyCode.F2);
        waitFor(() -> !dialogs().isEmpty());
        assertThat(text("#user")).isEqualTo("postgres");
        assertThat(text("#password")).isEmpty();
        robot.type(KeyCode.ESCAPE);
        waitFor(() -> dialogs().isEmpty());
    }

    @Test
    void saysInWordsWhatIsWrongAndKeepsTheFields() throws TimeoutException {
        openDialog();
        type("#address", "http://elsewhere/shop");
        assertThat(message()).contains("no address of a PostgreSQL database");
        type("#address", "postgresql://postgres@127.0.0.1:1/postgres");
        press("_Connect");
        waitFor(() -> message().startsWith("Nothing answers at 127.0.0.1:1/postgres"));
        assertThat(text("#port")).isEqualTo("1");
        picture("connect-refused");
        type("#port", "many");
        press("_Test connection");
        assertThat(message()).isEqualTo("The port is a number, not 'many'.");
        assertThat(folder.resolve("connections.json")).doesNotExist();
    }

    @Test
    void showsEncryptionAndTunnel() {
        openDialog();
        robot.clickOn("SSH tunnel");
        robot.clickOn("#tunnel");
        type("#ssh-host", "gate.example");
        picture("connect-tunnel");
        robot.clickOn("Encryption");
        picture("connect-encryption");
        robot.clickOn("_Save");
        assertThat(message()).contains("key file");
    }

    @Test
    void tellsOfAFileThatCannotBeRead() throws Exception {
        window.close();
        Files.writeString(folder.resolve("connections.json"), "[{\"name\": \"a\", \"hots\": \"h\"}]");
        Stage stage = org.testfx.api.FxToolkit.registerPrimaryStage();
        window = onFxThread(() -> new org.plumbline.testkit.fx.ShownWindow(stage, folder));

        assertThat(robot.lookup(".notice .label").queryAllAs(Label.class)).anyMatch(label -> label.getText().contains("'hots'"));
    }

    private void openDialog() {
        onFxThread(() -> {
            window.app().window().connect();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void picture(String name) {
        Screenshots.take(name, (Stage) dialogs().getFirst(), List.of(new Screenshots.Size(860, 600)));
    }

    private static List<Window> dialogs() {
        return Window.getWindows().stream()
                .filter(shown -> shown instanceof Stage stage && "Connect to a Database".equals(stage.getTitle())).toList();
    }

    private void press(String button) {
        onFxThread(() -> {
            dialogs().getFirst().getScene().getRoot().lookupAll(".button").stream().map(Button.class::cast)
                    .filter(each -> button.equals(each.getText())).findFirst().orElseThrow().fire();
            return null;
        });
    }

    private void type(String field, String text) {
        onFxThread(() -> {
            ((TextInputControl) find(field)).setText(text);
            return null;
        });
    }

    private static Node find(String selector) {
        return dialogs().getFirst().getScene().lookup(selector);
    }

    private static String text(String field) {
        return onFxThread(() -> ((TextInputControl) find(field)).getText());
    }

    private static String message() {
        return onFxThread(() -> ((Label) find("#message")).getText());
    }

    private ConnectionsViewModel connections() {
        return window.app().connections();
    }

    private List<String> states() {
        return onFxThread(() -> connections().rows().stream().map(ConnectionRow::word).toList());
    }

    private void chooseConnection() {
        onFxThread(() -> {
            var tree = (TreeView<?>) window.stage().getScene().lookup(".sources .tree-view");
            tree.requestFocus();
            for (int i = 0; i < tree.getExpandedItemCount(); i++) {
                if (String.valueOf(tree.getTreeItem(i).getValue()).startsWith("OfConnection")) {
                    tree.getSelectionModel().select(i);
                }
            }
            return null;
        });
    }

    private static void waitFor(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
