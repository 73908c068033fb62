package org.plumbline.app.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Hyperlink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.WindowTest;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

@NeedsPostgres
class ActivityWindowTest extends WindowTest {
    private static PostgresServer server;

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void startServer() {
        server = PostgresServer.start(18);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void leadsFromWhatHoldsOthersUpToItsStatement() throws ServerFailure, SQLException, TimeoutException {
        Database database = Database.of("shop", DatabaseUrl.of(server.jdbcUrl()));
        try (HeldUp _ = HeldUp.on(server)) {
            window.openTool(database, "ACTIVITY");
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> robot.lookup(node -> node instanceof SessionTable table
                    && table.getItems().size() == 3).tryQuery().isPresent());
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> concern() != null);
            onFxThread(() -> {
                concern().fire();
                return true;
            });
            WaitForAsyncUtils.waitForFxEvents();
            SessionTable table = robot.lookup(node -> node instanceof SessionTable).queryAs(SessionTable.class);
            assertThat(table.getSelectionModel().getSelectedItem().session().client().application()).isEqualTo("checkout");
            robot.clickOn(".detail-frame .foldable-head");
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(robot.lookup(node -> node instanceof CodeBlock code && code.sql().startsWith("SELECT pg_terminate_backend(pid)"))
                    .tryQuery()).isPresent();
            Screenshots.take("activity", window.stage(), List.of(Screenshots.Size.LAPTOP));
        }
        database.close();
    }

    private Hyperlink concern() {
        return robot.lookup(node -> node instanceof Hyperlink link && link.getText().contains("holds up 2 sessions"))
                .tryQueryAs(Hyperlink.class).orElse(null);
    }
}
