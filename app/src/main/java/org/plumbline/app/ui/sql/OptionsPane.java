package org.plumbline.app.ui.sql;

import java.time.Duration;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What EXPLAIN is asked for, with a sentence each, and the limits of time.
final class OptionsPane extends VBox {
    private static final int LONGEST_SECONDS = 86_400;

    private final ExplainOptions model;
    private final GridPane boxes = new GridPane(10, 4);

    OptionsPane(ExplainOptions model) {
        this.model = model;
        getStyleClass().add("sql-options");
        getChildren().addAll(boxes, limits());
        // Which are offered goes by the server that is chosen at that moment.
        visibleProperty().subscribe(shown -> {
            if (shown) {
                fill();
            }
        });
        model.databaseProperty().subscribe(_ -> fill());
    }

    private void fill() {
        boxes.getChildren().clear();
        for (OptionRow option : model.rows()) {
            var box = new CheckBox(option.name());
            box.selectedProperty().bindBidirectional(option.chosen());
            box.setMinWidth(USE_PREF_SIZE);
            box.setAccessibleHelp(option.sentence());
            var words = new Label(option.sentence());
            words.setWrapText(true);
            words.getStyleClass().add("summary-label");
            boxes.addRow(boxes.getRowCount(), box, words);
        }
    }

    private HBox limits() {
        var row = new HBox(8, new Label("Stop after"), seconds(model.statementTimeoutProperty(), "Stop the statement after seconds"),
                new Label("s, and wait for another session's lock for at most"),
                seconds(model.lockTimeoutProperty(), "Wait for a lock at most seconds"), new Label("s."));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Spinner<Integer> seconds(ObjectProperty<Duration> limit, String name) {
        var spinner = new Spinner<Integer>(1, LONGEST_SECONDS, (int) limit.get().toSeconds());
        spinner.setEditable(true);
        spinner.setPrefWidth(90);
        spinner.setAccessibleText(name);
        spinner.valueProperty().subscribe(value -> {
            if (value != null) {
                limit.set(Duration.ofSeconds(value));
            }
        });
        return spinner;
    }
}
