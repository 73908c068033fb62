package org.plumbline.app.ui.plantext;

import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.plumbline.plan.Warning;

/// The lines of the text that are not as EXPLAIN prints them, each with its number and the reason. A click, or Enter, goes to the line.
final class WarningList extends VBox {
    private static final double ROW_HEIGHT = 24;
    private static final double BORDERS = 6;
    private static final int MOST_ROWS = 4;

    private final PlanTextViewModel model;
    private final IntConsumer goTo;

    WarningList(PlanTextViewModel model, IntConsumer goTo) {
        this.model = model;
        this.goTo = goTo;
        int count = model.warnings().size();
        var title = new Label(count == 1 ? "One line is not as EXPLAIN prints it" : count + " lines are not as EXPLAIN prints them");
        title.getStyleClass().add("warning-title");
        var list = new ListView<>(FXCollections.observableList(model.warnings()));
        title.setLabelFor(list);
        list.setAccessibleText(title.getText());
        list.setFixedCellSize(ROW_HEIGHT);
        list.setPrefHeight(ROW_HEIGHT * Math.min(count, MOST_ROWS) + BORDERS);
        list.setMinHeight(USE_PREF_SIZE);
        list.setMaxHeight(USE_PREF_SIZE);
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> follow(list.getSelectionModel().getSelectedItem()));
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                follow(list.getSelectionModel().getSelectedItem());
                key.consume();
            }
        });
        getStyleClass().add("warning-list");
        getChildren().addAll(title, list);
    }

    private void follow(Warning warning) {
        if (warning != null) {
            model.lineOf(warning).ifPresent(goTo::accept);
        }
    }

    private static final class Cell extends ListCell<Warning> {
        Cell() {
            // as wide as the list: longer words are cut, and whole in the tooltip
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Warning warning, boolean empty) {
            super.updateItem(warning, empty);
            String words = empty || warning == null ? "" : "Line " + warning.line() + ": " + warning.message();
            setText(words);
            setTooltip(words.isEmpty() ? null : new Tooltip(words));
        }
    }
}
