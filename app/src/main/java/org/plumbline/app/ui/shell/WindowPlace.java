package org.plumbline.app.ui.shell;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.plumbline.app.store.Preferences.WindowBounds;

/// Where the window stands, between two runs.
final class WindowPlace {
    /// Where nothing is remembered.
    static final double WIDTH = 1280;
    static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 640;
    private static final double LEAST_HEIGHT = 420;

    private final Stage stage;
    private final SettingsViewModel settings;
    private WindowBounds normal = new WindowBounds(0, 0, WIDTH, HEIGHT, false);

    WindowPlace(Stage stage, SettingsViewModel settings) {
        this.stage = stage;
        this.settings = settings;
    }

    void restore() {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        settings.preferences().window().filter(WindowPlace::onSomeScreen).ifPresentOrElse(this::stand, this::standFirst);
        for (var bound : List.<ObservableValue<?>>of(
            stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty(), stage.maximizedProperty())) {
            bound.subscribe(this::follow);
        }
    }

    void remember() {
        settings.rememberWindow(new WindowBounds(normal.x(), normal.y(), normal.width(), normal.height(), stage.isMaximized()));
    }

    private void stand(WindowBounds bounds) {
        normal = bounds;
        stage.setX(bounds.x());
        stage.setY(bounds.y());
        stage.setWidth(Math.max(LEAST_WIDTH, bounds.width()));
        stage.setHeight(Math.max(LEAST_HEIGHT, bounds.height()));
        stage.setMaximized(bounds.maximized());
    }

    private void standFirst() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
        stage.centerOnScreen();
    }

    /// The place to return to when the window is no longer maximised.
    private void follow() {
        if (!stage.isMaximized() && !stage.isIconified() && stage.getWidth() > 0 && !Double.isNaN(stage.getX())) {
            normal = new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        }
    }

    /// A screen may have been unplugged since: the title bar must be within reach.
    private static boolean onSomeScreen(WindowBounds bounds) {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).anyMatch(screen ->
                screen.intersects(bounds.x() + bounds.width() / 4, bounds.y(), bounds.width() / 2, 30));
    }
}
