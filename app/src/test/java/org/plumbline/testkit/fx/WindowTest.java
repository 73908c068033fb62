package org.plumbline.testkit.fx;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A test that looks at the application in its window; each has one of its own.
@ExtendWith(ApplicationExtension.class)
public abstract class WindowTest {
    @TempDir
    protected Path folder;

    protected ShownWindow window;

    @Start
    void start(Stage stage) {
        window = new ShownWindow(stage, folder);
    }

    @AfterEach
    void close() {
        window.close();
    }
}
