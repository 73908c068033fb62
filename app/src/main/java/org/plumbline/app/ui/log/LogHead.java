package org.plumbline.app.ui.log;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.SearchField;
import org.plumbline.app.ui.text.LogText;

/// What is in the log, how far its reading is, and the field that finds statements.
final class LogHead extends HBox {
    private final SearchField search;

    /// @param leave gives the keyboard to the statements
    LogHead(LogViewModel model, Runnable leave) {
        search = new SearchField(model.queryProperty(), "Find a statement",
                "Words of a statement, a table's name (Ctrl+F)\nEsc: end, and once more: back to the statements", leave);
        getStyleClass().add("log-head");
        setAlignment(Pos.CENTER_LEFT);
        var title = new Label();
        title.getStyleClass().add("summary-main");
        var facts = new Label();
        facts.getStyleClass().add("summary-label");
        model.summaryProperty().subscribe(summary -> {
            title.setText(LogText.title(summary));
            facts.setText(LogText.facts(summary));
            search.setVisible(summary.times().count() > 0);
        });
        HoverText.on(facts, () -> LogText.warnings(model.summaryProperty().get()));
        var words = new VBox(2, title, facts);
        words.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(words, space, reading(model), part(model), search);
    }

    void focusSearch() {
        search.begin();
    }

    private static HBox reading(LogViewModel model) {
        var bar = new ProgressBar();
        bar.progressProperty().bind(model.progressProperty());
        bar.setAccessibleText("Reading " + model.name());
        var cancel = new Button("Cancel");
        cancel.setOnAction(_ -> model.stop());
        cancel.setAccessibleText("Stop reading; what has been read stays");
        var box = new HBox(8, new Label("Reading"), bar, cancel);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("log-reading");
        box.setMinWidth(USE_PREF_SIZE);
        box.managedProperty().bind(box.visibleProperty());
        model.stateProperty().subscribe(state -> box.setVisible(state instanceof LogState.Reading));
        return box;
    }

    /// That the figures are those of a part of the log.
    private static Label part(LogViewModel model) {
        var part = new Label();
        part.getStyleClass().add("summary-warning");
        part.setMinWidth(USE_PREF_SIZE);
        part.managedProperty().bind(part.visibleProperty());
        model.stateProperty().subscribe(state -> {
            part.setText(switch (state) {
                case LogState.Stopped(double share) -> LogText.onlyPart(share);
                case LogState.Failed _ -> LogText.onlyPart(Math.max(0, model.progressProperty().get()));
                case LogState.Reading _, LogState.Complete _ -> "";
            });
            part.setVisible(!part.getText().isEmpty());
        });
        HoverText.on(part, () -> model.stateProperty().get() instanceof LogState.Failed(String sentence) ? sentence
                : "Reading was cancelled: the rest of the log is not in these figures. Open it again to read all of it.");
        return part;
    }
}
