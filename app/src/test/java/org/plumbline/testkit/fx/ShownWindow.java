package org.plumbline.testkit.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.plumbline.app.AppContext;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The application in a window, with a configuration directory of its own.
public final class ShownWindow implements AutoCloseable {
    private static final int SECONDS = 60;

    private final Stage stage;
    private final Path folder;
    private final HeldBackground background = new HeldBackground();
    private final SimpleBooleanProperty systemIsDark = new SimpleBooleanProperty();
    private final AppContext app;

    /// Call it on JavaFX's thread.
    public ShownWindow(Stage stage, Path configDirectory) {
        this.stage = stage;
        this.folder = configDirectory;
        this.app = AppContext.create(stage, background, configDirectory, systemIsDark);
        app.window().show();
    }

    public Stage stage() {
        return stage;
    }

    public AppContext app() {
        return app;
    }

    /// As the system's colour scheme would change.
    public void systemTurns(boolean dark) {
        onFxThread(() -> {
            systemIsDark.set(dark);
            return dark;
        });
    }

    /// Returns when all have been read, and shown or refused.
    public void open(Path... files) {
        onFxThread(() -> {
            app.window().open(List.of(files));
            return files;
        });
        waitForWork();
    }

    /// Begins to read this file, and holds the reading where it has come to this share of it. The rest is read after `release`.
    public void openUpTo(double share, Path file) {
        background.holdAt(share);
        onFxThread(() -> {
            app.window().open(List.of(file));
            return file;
        });
        waitFor(() -> background.jobs().stream().anyMatch(job -> job.progressProperty().get() >= share));
    }

    public void release() {
        background.release();
        waitForWork();
    }

    /// A file beside the preferences.
    public Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// Connects to this database, and opens the tool whose row stands below the connection.
    ///
    /// @param kind as the sources name it, such as `INDEX_HEALTH`
    public void openTool(Database database, String kind) throws ServerFailure {
        database.open();
        onFxThread(() -> {
            app.connections().adopt(database);
            return database;
        });
        waitForWork();
        TreeView<?> sources = (TreeView<?>) stage.getScene().getRoot().lookup(".sources .tree-view");
        onFxThread(() -> {
            for (int i = 0; i < sources.getExpandedItemCount(); i++) {
                if (String.valueOf(sources.getTreeItem(i).getValue()).contains("kind=" + kind)) {
                    sources.requestFocus();
                    sources.getSelectionModel().select(i);
                    return i;
                }
            }
            throw new IllegalStateException("There is no row for " + kind + ".");
        });
        WaitForAsyncUtils.waitForFxEvents();
        new FxRobot().type(KeyCode.ENTER);
        waitForWork();
    }

    /// The first that this selects and a person sees, were it scrolled to: neither it nor what it stands in is hidden.
    public Node shown(String selector) {
        return stage.getScene().getRoot().lookupAll(selector).stream().filter(ShownWindow::isShown).findFirst()
                .orElseThrow(() -> new AssertionError("no " + selector));
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    public void waitForWork() {
        WaitForAsyncUtils.waitForFxEvents();
        waitFor(background::isAtRest);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Waits until nothing in the window asks to be laid out: what does so again and again has it drawn for ever.
    public void waitForRest() {
        waitForWork();
        try {
            WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> onFxThread(this::rests));
        } catch (TimeoutException e) {
            throw new AssertionError("laid out for ever: " + onFxThread(() -> restless(stage.getScene().getRoot())), e);
        }
    }

    /// Has those that ask laid out by their parents: one that asked while its parent was at it is not remembered there, and would wait for
    /// ever; one that has itself laid out for ever asks again.
    private boolean rests() {
        List<Node> restless = restless(stage.getScene().getRoot());
        restless.stream().map(Node::getParent).filter(Objects::nonNull).forEach(Parent::requestLayout);
        return restless.isEmpty();
    }

    private static List<Node> restless(Parent parent) {
        List<Node> restless = parent.getChildrenUnmodifiable().stream().filter(Node::isVisible)
                .flatMap(child -> child instanceof Parent inner ? restless(inner).stream() : Stream.empty()).toList();
        return restless.isEmpty() && parent.isNeedsLayout() ? List.of(parent) : restless;
    }

    private void waitFor(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> onFxThread(condition));
        } catch (TimeoutException e) {
            throw new IllegalStateException("at work: " + background.jobs(), e);
        }
    }

    public static <T> T onFxThread(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(SECONDS * 1000, action);
    }

    @Override
    public void close() {
        onFxThread(() -> {
            app.window().close();
            stage.hide();
            return stage;
        });
        background.close();
    }
}
