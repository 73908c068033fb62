package org.plumbline.testkit.fx;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

/// A test that looks at the application in its window; each has one of its own.
@ExtendWith(ApplicationExtension.class)
public abstract class WindowTest {
    @TempDir
    protected Path folder;

    protected ShownWindow window;

    /// Not by TestFX's `@Start`, which it does not look for in a test's superclass. Each with a stage of its own: the primary one stays,
    /// and would keep every window that it ever showed.
    @BeforeEach
    void start() throws TimeoutException {
        Stage stage = FxToolkit.registerStage(Stage::new);
        window = ShownWindow.onFxThread(() -> new ShownWindow(stage, folder));
    }

    @AfterEach
    void close() {
        window.close();
    }
}
