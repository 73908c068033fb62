package org.plumbline.app.ui.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.CurveChart;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.WindowTest;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class ShardsWindowTest extends WindowTest {
    @Test
    void thePanelCountsShowsAndWrites() {
        open();
        Screenshots.take("shards", window.stage());
        assertThat(((TableView<?>) all(".shards .table-view").iterator().next()).getItems()).hasSize(8);
        assertThat(words()).anyMatch(words -> words.contains("From 4 to 5 shards it moves 81 % of the keys; the least possible is 20 % "
                + "when shards are to be equal."));
        assertThat(chart().title()).isEqualTo("Keys of each shard: md5 % n (basic)");
        onFxThread(() -> {
            ((TableView<?>) all(".shards .table-view").iterator().next()).getSelectionModel().select(3);
            return window;
        });
        window.waitForWork();
        assertThat(chart().title()).isEqualTo("Keys of each shard: Jump hash");
        unfold("How many shards?");
        scroll(0.55);
        Screenshots.take("shards-how-many", window.stage());
        assertThat(words()).anyMatch(words -> words.startsWith("Make 32 shards"));
        unfold("Scripts");
        scroll(1);
        Screenshots.take("shards-scripts", window.stage());
        assertThat(all(".shards .code-block")).anyMatch(node -> ((CodeBlock) node).sql().contains("PARTITION BY HASH (customer_id)"));
    }

    @Test
    void whatIsWrongIsSaidAtTheField() {
        open();
        type("Shards after shards", "0");
        type("Keys keys", "many");
        Screenshots.take("shards-wrong", window.stage());
        assertThat(words()).contains("This has to be a whole number from 1 to 65536.",
                "“many” is not a number: this has to be a whole number from 1 to 5000000.",
                "Fill in what is missing or marked to see what becomes of the keys.");
        assertThat(all(".shards .table-view")).isEmpty();
    }

    @Test
    void typedKeysWithTroubleAreWarnedOf() {
        open();
        choose("Typed");
        onFxThread(() -> {
            ((TextArea) all(".shards .text-area").iterator().next()).setText(
                    "a tenant with quite a long name, as they are found in real life and in tests of long texts\t900\n".repeat(6)
                            + "b\t100\nc\t100\nd\t300\n\\N\n");
            return window;
        });
        window.waitForWork();
        Screenshots.take("shards-typed", window.stage());
        assertThat(words()).anyMatch(words -> words.contains("alone has 67 %")).anyMatch(words -> words.contains("1 row has no key"));
        onFxThread(() -> {
            all(".shards .segment").stream().map(ToggleButton.class::cast).filter(button -> button.getText().equals("Bytes")).findFirst()
                    .orElseThrow().fire();
            return window;
        });
        window.waitForWork();
        assertThat(chart().title()).startsWith("Bytes of each shard");
        type("Shards after", "3");
        type("Rendezvous weights", "1, 2, 1, 4");
        onFxThread(() -> {
            ((TableView<?>) all(".shards .table-view").iterator().next()).getSelectionModel().select(6);
            return window;
        });
        window.waitForWork();
        scroll(0.4);
        Screenshots.take("shards-weighted", window.stage());
        assertThat(words()).anyMatch(words -> words.contains("what its weight gives it"));
        type("Shards after", "200");
        type("Shards after", "5");
        window.waitForWork();
        scroll(0);
        Screenshots.take("shards-wrong-weights", window.stage());
        assertThat(words()).contains("There are 4 weights for 5 shards: give each shard its own, or none.",
                "Rendezvous is left out until its weights are right.");
        assertThat(((TableView<?>) all(".shards .table-view").iterator().next()).getItems()).hasSize(7);
        type("Shards after", "200");
        assertThat(words()).contains("There are 4 weights for 200 shards: give each shard its own, or none.");
        type("Rendezvous weights", "");
        scroll(0.4);
        Screenshots.take("shards-left-out", window.stage());
        assertThat(words()).contains("Rendezvous is left out: every key asks every shard, which would take long here.");
    }

    @Test
    @NeedsPostgres
    void aColumnOfAConnectedServerIsMeasured() throws SQLException {
        try (PostgresServer server = PostgresServer.start(18)) {
            try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE orders AS SELECT i AS id, (power((i % 997) / 997.0, 3) * 400)::int AS customer_id, "
                        + "repeat('x', i % 90) AS note FROM generate_series(1, 30000) i");
            }
            open();
            choose("Column");
            Screenshots.take("shards-no-connection", window.stage());
            assertThat(words()).anyMatch(words -> words.startsWith("Connect to a server (Ctrl+Shift+O"));
            Database database = Database.of("shop", DatabaseUrl.of("postgresql://postgres@127.0.0.1:" + server.port() + "/postgres"));
            onFxThread(() -> {
                database.open();
                window.app().connections().adopt(database);
                return window;
            });
            window.waitForWork();
            Screenshots.take("shards-connected", window.stage());
            type("Table", "public.orders");
            type("Column", "customer_id");
            press("Measure");
            Screenshots.take("shards-column", window.stage());
            assertThat(words()).anyMatch(words -> words.startsWith("30,000 keys, 391 different: all of public.orders"));
            type("Column", "nothing");
            press("Measure");
            assertThat(words()).anyMatch(words -> words.contains("The table public.orders has no column nothing; capitals count."));
            Screenshots.take("shards-failed", window.stage());
        }
    }

    private void open() {
        onFxThread(() -> {
            window.stage().requestFocus();
            return window;
        });
        new FxRobot().press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.D).release(KeyCode.SHIFT, KeyCode.CONTROL);
        window.waitForWork();
        assertThat(all(".shards")).isNotEmpty();
    }

    private void choose(String source) {
        onFxThread(() -> {
            all(".shards .segment").stream().map(ToggleButton.class::cast).filter(button -> button.getText().equals(source)).findFirst()
                    .orElseThrow().fire();
            return window;
        });
        window.waitForWork();
    }

    private void type(String name, String text) {
        onFxThread(() -> {
            all(".shards .text-field").stream().map(TextField.class::cast).filter(field -> field.getAccessibleText().startsWith(name))
                    .findFirst().orElseThrow().setText(text);
            return window;
        });
        window.waitForWork();
    }

    private void press(String title) {
        onFxThread(() -> {
            all(".shards .button").stream().filter(Button.class::isInstance).map(Button.class::cast)
                    .filter(button -> title.equals(button.getText())).findFirst().orElseThrow().fire();
            return window;
        });
        window.waitForWork();
    }

    private void unfold(String title) {
        onFxThread(() -> {
            all(".shards .foldable-head").stream().map(Hyperlink.class::cast).filter(head -> head.getText().contains(title)).findFirst()
                    .orElseThrow().fire();
            return window;
        });
        window.waitForWork();
    }

    private void scroll(double part) {
        onFxThread(() -> {
            window.stage().getScene().getRoot().layout();
            ((ScrollPane) all(".shards .edge-to-edge").iterator().next()).setVvalue(part);
            return window;
        });
    }

    private CurveChart chart() {
        return (CurveChart) all(".shards .curve-chart").iterator().next();
    }

    private List<String> words() {
        return all(".shards .label").stream().filter(Label.class::isInstance).map(node -> ((Label) node).getText()).toList();
    }

    private Set<Node> all(String selector) {
        WaitForAsyncUtils.waitForFxEvents();
        return onFxThread(() -> window.stage().getScene().getRoot().lookupAll(selector));
    }
}
