package org.plumbline.app;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.plumbline.app.store.ConfigDirectory;
import org.plumbline.app.work.FxBackground;

/// The windowed application. Its arguments are files to open.
public final class Main extends Application {
    private final FxBackground background = new FxBackground();
    private AppContext context;

    /// Opens the window and returns when it is closed.
    ///
    /// @throws UnsupportedOperationException when there is no display
    public static void open(List<String> files) {
        Application.launch(Main.class, files.toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) {
        var systemIsDark = Platform.getPreferences().colorSchemeProperty().map(scheme -> scheme == ColorScheme.DARK);
        context = AppContext.create(stage, background, ConfigDirectory.ofThisSystem(), systemIsDark);
        context.window().show();
        context.window().open(getParameters().getRaw().stream().map(Path::of).toList());
    }

    @Override
    public void stop() {
        context.window().remember();
        background.close();
    }
}
