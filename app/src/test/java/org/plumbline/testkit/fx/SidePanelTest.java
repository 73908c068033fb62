package org.plumbline.testkit.fx;

import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.testkit.postgres.PostgresServer;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Somebody at the side panels of the window. A panel is named by its style class, with a dot.
public abstract class SidePanelTest extends WindowTest {
    protected final FxRobot robot = new FxRobot();

    /// Presses the button with these words.
    protected void fire(String panel, String words) {
        onFxThread(() -> {
            Button button = robot.lookup(panel + " .button").queryAllAs(Button.class).stream()
                    .filter(each -> each.getText().equals(words) && each.isVisible() && !each.isDisabled()).findFirst().orElseThrow();
            button.fire();
            return button;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    protected void connect(String name, PostgresServer server) throws ServerFailure {
        Database database = Database.of(name, DatabaseUrl.of(server.jdbcUrl()));
        database.open();
        onFxThread(() -> {
            window.app().connections().adopt(database);
            return database;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    protected void press(KeyCode key) {
        var keys = new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        onFxThread(() -> {
            window.stage().getScene().getAccelerators().get(keys).run();
            return keys;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    protected void type(String name, String text) {
        TextField field = robot.lookup(node -> node instanceof TextField typed && typed.getAccessibleText() != null
                && typed.getAccessibleText().startsWith(name)).query();
        onFxThread(() -> {
            field.setText(text);
            return field;
        });
        window.waitForWork();
    }

    protected boolean said(String panel, String beginning) {
        return labels(panel).anyMatch(words -> words.startsWith(beginning));
    }

    protected Stream<String> labels(String panel) {
        // on its thread: a panel that is refreshed meanwhile changes under whoever walks it from another one
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> robot.lookup(panel + " .label").queryAllAs(Label.class).stream()
                .map(Label::getText).toList()).stream();
    }

    protected static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
