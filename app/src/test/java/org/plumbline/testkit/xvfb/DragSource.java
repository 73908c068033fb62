package org.plumbline.testkit.xvfb;

import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// Another application, from which things are dragged into the window: a file (the first argument) and text (what the second holds).
/// It has a process of its own, because a drag from inside the window is not a drop of a plan. Prints [#READY] once it is shown.
public final class DragSource extends Application {
    public static final String READY = "ready";

    /// Where to take hold of the file, on the screen.
    static final Point2D FILE = new Point2D(1600, 150);
    /// Where to take hold of the text.
    static final Point2D TEXT = new Point2D(1600, 250);

    public static void main(String[] arguments) {
        launch(arguments);
    }

    @Override
    public void start(Stage stage) throws Exception {
        File file = new File(getParameters().getRaw().get(0));
        String text = Files.readString(Path.of(getParameters().getRaw().get(1)));
        stage.setScene(new Scene(new VBox(
                thing("a file", content -> content.putFiles(List.of(file))),
                thing("text", content -> content.putString(text))), 300, 200));
        stage.setX(FILE.getX() - 150);
        stage.setY(FILE.getY() - 50);
        stage.show();
        Platform.runLater(() -> new PrintStream(System.out, true, StandardCharsets.UTF_8).println(READY));
    }

    private static Label thing(String name, Consumer<ClipboardContent> putIn) {
        var label = new Label(name);
        label.setMinSize(300, 100);
        label.setOnDragDetected(event -> {
            var content = new ClipboardContent();
            putIn.accept(content);
            label.startDragAndDrop(TransferMode.COPY).setContent(content);
            event.consume();
        });
        return label;
    }
}
