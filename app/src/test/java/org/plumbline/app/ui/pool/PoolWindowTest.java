package org.plumbline.app.ui.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.state.Figure;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.testkit.fx.Pictured;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.WindowTest;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.testfx.api.FxRobot;

class PoolWindowTest extends WindowTest {
    private final FxRobot robot = new FxRobot();

    @Test
    void opensFromTheStripAndByItsKey() {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.P).release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(robot.lookup(".pool").tryQuery()).isPresent();
        robot.clickOn("Indexes");
        assertThat(robot.lookup(".pool").tryQuery()).isEmpty();
        assertThat(robot.lookup(".indexes").tryQuery()).isPresent();
        robot.clickOn("Pool");
        assertThat(robot.lookup(".pool").tryQuery()).isPresent();
        Screenshots.take("pool-empty", window.stage());
    }

    @Test
    @Pictured
    void picturesOfTypedAndWrongFigures() {
        robot.clickOn("Pool");
        type("Requests, of all instances / s", "800");
        type("A connection is held for ms", "50");
        type("99 of 100 are to wait at most ms", "60");
        type("Instances of the application", "4");
        type("Cores of the server", "32");
        assertThat(Screenshots.take("pool-typed", window.stage())).isNotEmpty();
        scroll(0.5);
        Screenshots.take("pool-typed-charts", window.stage());
        scroll(1);
        Screenshots.take("pool-typed-settings", window.stage());
        scroll(0);
        type("Requests, of all instances / s", "-1");
        type("Cores of the server", "many");
        Screenshots.take("pool-wrong", window.stage());
    }

    @Test
    @NeedsPostgres
    void fillsItselfFromAServer() throws SQLException, ServerFailure {
        try (PostgresServer server = PostgresServer.start(18); Connection busy = server.connect();
                Database database = Database.of("shop", DatabaseUrl.of(server.jdbcUrl()))) {
            try (Statement statement = busy.createStatement()) {
                statement.execute("CREATE EXTENSION pg_stat_statements");
                for (int i = 0; i < 50; i++) {
                    statement.execute("SELECT pg_sleep(0.001)");
                }
            }
            busy.setAutoCommit(false);
            try (Statement statement = busy.createStatement()) {
                statement.execute("SELECT 1");
            }
            var connected = new ConnectedServer("1", "shop", () -> Optional.of(database));
            var model = new PoolViewModel(new InlineBackground(), FXCollections.observableArrayList(connected), Duration.ofMillis(100), 7);
            model.fill(connected);
            PoolFigures figures = model.figures();
            assertThat(figures.maxConnections.count()).hasValue(setting(server, "max_connections"));
            assertThat(figures.maxConnections.originProperty().get()).isEqualTo("from shop");
            assertThat(figures.hold.isRight()).isTrue();
            assertThat(figures.hold.originProperty().get()).startsWith("from shop");
            assertThat(figures.holdVariation.originProperty().get()).contains("pg_stat_statements");
            assertThat(model.messageProperty().get()).startsWith("Watched for 1 s: ").contains("1 idle in a transaction");
            assertThat(model.watchingProperty().get()).isEmpty();
            figures.maxConnections.textProperty().set("50");
            assertThat(figures.maxConnections.originProperty().get()).isEmpty();
            pictured(model, figures.rate);
        }
    }

    private static void pictured(PoolViewModel model, Figure rate) {
        Parent view = onFxThread(() -> {
            if (!rate.isRight()) {
                rate.textProperty().set("120");
            }
            return new PoolView(model, new InlineBackground());
        });
        Screenshots.take("pool-connected", view, new Screenshots.Size(440, 1080));
    }

    private static int setting(PostgresServer server, String name) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT current_setting('" + name + "')::int")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void type(String name, String text) {
        onFxThread(() -> {
            robot.lookup(".figure-field").queryAllAs(TextField.class).stream()
                    .filter(field -> field.getAccessibleText().startsWith(name)).findFirst().orElseThrow().setText(text);
            return name;
        });
        window.waitForWork();
    }

    private void scroll(double to) {
        onFxThread(() -> {
            var scroll = (ScrollPane) window.stage().getScene().lookup(".pool > .scroll-pane");
            scroll.setVvalue(to);
            return scroll;
        });
    }
}
