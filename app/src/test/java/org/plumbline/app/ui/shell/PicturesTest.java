package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.store.Sample;
import org.plumbline.app.store.Samples;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.Screenshots.Size;
import org.plumbline.testkit.fx.ShownWindow;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Takes the pictures in `target/screenshots/`: for a person to look at, and for the README.
@ExtendWith(ApplicationExtension.class)
class PicturesTest {
    @TempDir
    private Path folder;

    private ShownWindow window;

    @Start
    void start(Stage stage) {
        window = new ShownWindow(stage, folder);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void ofTheEmptyWindow() {
        assertThat(Screenshots.take("empty", window.stage())).hasSize(4).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void ofPlans() throws IOException {
        window.open(sample("sequential-scan"), sample("sort-on-disk"), sample("misestimate"));
        assertThat(Screenshots.take("plan", window.stage())).hasSize(4);
        show(MainWindow::showText);
        Screenshots.take("plan-text", window.stage(), List.of(Size.LAPTOP));
        show(MainWindow::showTree);
        show(MainWindow::toggleIndexes);
        Screenshots.take("plan-indexes", window.stage(), List.of(Size.LAPTOP));
        window.open(sample("misestimate"));
        Screenshots.take("plan-misestimate", window.stage(), List.of(Size.LAPTOP));
    }

    @Test
    void ofCardsAndNotices() throws IOException {
        window.open(sample("sequential-scan"));
        window.open(window.file("letter.txt", "Dear Ada,\n\nthe plan you asked for is attached.\n"));
        Screenshots.take("error", window.stage(), List.of(Size.LAPTOP));
        show(MainWindow::showKeys);
        Screenshots.take("keys", window.stage(), List.of(Size.LAPTOP));
        show(MainWindow::showAbout);
        assertThat(Screenshots.take("about", window.stage(), List.of(Size.LAPTOP))).hasSize(2);
    }

    @Test
    void ofALogWithManyPlans() throws IOException {
        var log = new StringBuilder();
        for (String id : List.of("sequential-scan", "nested-loop", "sort-on-disk", "heap-fetches")) {
            log.append(sampleOf(id).planText()).append('\n');
        }
        window.open(window.file("production-2026-01-31-of-the-reporting-server.log", log.toString()));
        assertThat(Screenshots.take("log", window.stage(), List.of(Size.LAPTOP))).hasSize(2);
    }

    private void show(Consumer<MainWindow> command) {
        onFxThread(() -> {
            command.accept(window.app().window());
            return window;
        });
        window.waitForWork();
    }

    private Path sample(String id) throws IOException {
        return window.file(id + ".txt", sampleOf(id).planText());
    }

    private static Sample sampleOf(String id) {
        return Samples.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }
}
