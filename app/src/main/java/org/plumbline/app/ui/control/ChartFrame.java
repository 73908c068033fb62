package org.plumbline.app.ui.control;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;
import javafx.stage.FileChooser;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.app.work.Background;

/// A chart with a button that saves it as a PNG of twice its size on the screen, in the colours of the screen.
public final class ChartFrame extends VBox {
    private static final double SHARPNESS = 2;
    private static final int MOST_PIXELS = 16_000;

    private final CurveChart chart;
    private final Background background;
    private final Supplier<Optional<Path>> chooser;
    private final Label message = Words.of("", "dialog-message");

    /// @param name a file's name to offer, with its ending
    public ChartFrame(CurveChart chart, String name, Background background) {
        this.chart = chart;
        this.background = background;
        this.chooser = () -> choose(name);
        build();
    }

    /// @param chooser asks the person for a file
    ChartFrame(CurveChart chart, Background background, Supplier<Optional<Path>> chooser) {
        this.chart = chart;
        this.background = background;
        this.chooser = chooser;
        build();
    }

    private void build() {
        getStyleClass().add("chart-frame");
        Button save = SmallButton.of("PNG…", "Save the chart as a picture", this::save);
        save.setAccessibleText("Save the chart as a PNG: " + chart.title());
        StackPane.setAlignment(save, Pos.TOP_RIGHT);
        StackPane.setMargin(save, new Insets(3));
        var both = new StackPane(chart, save);
        setVgrow(both, Priority.ALWAYS);
        getChildren().add(both);
    }

    public CurveChart chart() {
        return chart;
    }

    private void save() {
        chooser.get().ifPresent(file -> {
            var sharp = new SnapshotParameters();
            double most = MOST_PIXELS / Math.max(1, Math.max(chart.getWidth(), chart.getHeight()));
            double factor = Math.min(SHARPNESS, most);
            sharp.setTransform(new Scale(factor, factor));
            Image picture = chart.snapshot(sharp, null);
            background.runNewest(this, "Saving " + file.getFileName(), _ -> PngFile.write(picture, file),
                    written -> say("Saved " + written + ".", "message-good"),
                    failed -> say(WriteFailure.sentence(file, failed), "message-severe"));
        });
    }

    private void say(String words, String styleClass) {
        message.getStyleClass().setAll("label", "dialog-message", styleClass);
        message.setText(words);
        if (!getChildren().contains(message)) {
            getChildren().add(message);
        }
    }

    private Optional<Path> choose(String name) {
        var asked = new FileChooser();
        asked.setTitle("Save the chart");
        asked.setInitialFileName(name);
        asked.getExtensionFilters().add(new FileChooser.ExtensionFilter("PNG picture", "*.png"));
        return Optional.ofNullable(asked.showSaveDialog(getScene().getWindow())).map(File::toPath);
    }
}
