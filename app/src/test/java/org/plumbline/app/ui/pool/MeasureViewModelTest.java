package org.plumbline.app.ui.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.LoadReport;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.text.LoadText;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.testkit.fx.HeldBackground;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@NeedsPostgres
@ExtendWith(ApplicationExtension.class)
class MeasureViewModelTest {
    private static PostgresServer server;
    private static Database database;

    private final ConnectedServer connected = new ConnectedServer("1", "shop", () -> Optional.of(database));
    private final PoolViewModel pool = new PoolViewModel(new InlineBackground(), FXCollections.observableArrayList(connected));
    private final MeasureViewModel model = pool.measurement();

    @BeforeAll
    static void startServer() {
        server = PostgresServer.start(18);
        database = Database.of("shop", DatabaseUrl.of(server.jdbcUrl()));
    }

    @AfterAll
    static void stopServer() {
        database.close();
        server.close();
    }

    @Test
    void asksBeforeItRunsAndTellsWhatItFound() {
        model.statementProperty().set("SELECT count(*) FROM generate_series(1, 2000)");
        model.most.textProperty().set("6");
        model.seconds.textProperty().set("0.2");
        model.ask(Optional.of(connected));
        assertThat(model.questionProperty().get().orElseThrow()).contains("on shop").contains("up to 6 connections");
        assertThat(model.asked()).isEqualTo("SELECT count(*) FROM generate_series(1, 2000)");
        assertThat(model.levelsProperty().get()).isEmpty();
        model.statementProperty().set("SELECT 'typed meanwhile'");

        model.run();
        assertThat(model.questionProperty().get()).isEmpty();
        assertThat(model.levelsProperty().get()).isNotEmpty();
        var report = model.reportProperty().get().orElseThrow();
        assertThat(LoadText.markdown(report)).contains("| 1 |").contains("SELECT count(*)").contains("# Load on postgres@127.0.0.1");
        assertThat(model.messageProperty().get()).startsWith(LoadText.ending(report.ending()));
        report.law().flatMap(law -> law.peak()).ifPresent(peak ->
                assertThat(pool.figures().peak.originProperty().get()).isEqualTo("measured under load"));

        Parent view = onFxThread(() -> {
            var shown = new PoolView(pool, new InlineBackground());
            var content = (Parent) ((ScrollPane) shown.getCenter()).getContent();
            ((Foldable) content.getChildrenUnmodifiable().getLast()).setOpen(true);
            return shown;
        });
        Screenshots.take("pool-measured", view, new Screenshots.Size(440, 1500));
    }

    /// Whoever stops it, in the panel or in the status bar.
    @Test
    void whatWasMeasuredUntilItIsStoppedIsAReportThatCanBeSaved(@TempDir Path folder) throws Exception {
        try (var background = new HeldBackground()) {
            var stopped = onFxThread(() -> new PoolViewModel(background, FXCollections.observableArrayList(connected)).measurement());
            onFxThread(() -> {
                stopped.statementProperty().set("SELECT 1");
                stopped.most.textProperty().set("200");
                stopped.seconds.textProperty().set("0.05");
                stopped.ask(Optional.of(connected));
                stopped.run();
                return stopped;
            });
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> stopped.levelsProperty().get().size() >= 2);
            onFxThread(() -> {
                stopped.stop();
                return stopped;
            });
            LoadReport report = stopped.reportProperty().get().orElseThrow();
            assertThat(report.ending()).isEqualTo(new LoadReport.Ending.Stopped());
            assertThat(report.levels()).hasSizeGreaterThanOrEqualTo(2).isEqualTo(stopped.levelsProperty().get());
            assertThat(stopped.messageProperty().get()).startsWith("It was stopped: what was measured until then stays.");
            assertThat(stopped.runningProperty().get()).isEmpty();

            Path file = folder.resolve("load.md");
            onFxThread(() -> {
                stopped.save(file);
                return stopped;
            });
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> stopped.messageProperty().get().equals("Saved " + file + "."));
            assertThat(file).content().contains("It was stopped").contains("| 2 | ");
            onFxThread(() -> {
                stopped.save(folder.resolve("none/load.md"));
                return stopped;
            });
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> stopped.messageProperty().get().endsWith("Choose another place."));
        }
    }

    @Test
    void runsNothingThatWasDeclined() {
        model.statementProperty().set("SELECT 1");
        model.ask(Optional.of(connected));
        model.decline();
        model.run();
        assertThat(model.reportProperty().get()).isEmpty();
    }

    @Test
    void saysWhyAStatementIsRefused() {
        model.statementProperty().set("DELETE FROM pg_class");
        model.ask(Optional.of(connected));
        assertThat(model.messageProperty().get()).startsWith("Only a statement that reads can be run under load");
        model.ask(Optional.empty());
        assertThat(model.messageProperty().get()).startsWith("Connect to a database first");
        model.most.textProperty().set("1000");
        model.ask(Optional.of(connected));
        assertThat(model.messageProperty().get()).startsWith("Mend the number of connections");
        assertThat(model.questionProperty().get()).isEmpty();
    }
}
