package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.AppContext;
import org.plumbline.app.work.FxBackground;
import org.plumbline.testkit.fx.Screenshots;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MainWindowTest {
    @TempDir
    private Path config;

    private final SimpleBooleanProperty systemIsDark = new SimpleBooleanProperty();
    private Stage stage;
    private AppContext app;

    @Start
    void start(Stage primary) {
        stage = primary;
        app = AppContext.create(stage, new FxBackground(), config, systemIsDark);
        app.window().show();
    }

    @Test
    void offersWaysInWhileNothingIsOpen() {
        assertThat(Screenshots.take("empty", stage)).hasSize(4);
    }

    @Test
    void showsAPlan() {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> app.window().open(java.util.List.of(Path.of("pom.xml"))));
        WaitForAsyncUtils.waitForFxEvents();
        Screenshots.take("error", stage, java.util.List.of(Screenshots.Size.LAPTOP));
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> app.window().showKeys());
        Screenshots.take("keys", stage, java.util.List.of(Screenshots.Size.LAPTOP));
    }
}
