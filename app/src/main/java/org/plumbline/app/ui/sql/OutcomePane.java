package org.plumbline.app.ui.sql;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Confirmation;

/// Below the statements: what runs, what is asked, what went wrong.
final class OutcomePane extends VBox {
    private static final double MOST_HEIGHT = 240;

    private final SqlViewModel model;

    OutcomePane(SqlViewModel model) {
        this.model = model;
        getStyleClass().add("sql-outcome");
        managedProperty().bind(visibleProperty());
        model.stateProperty().subscribe(this::show);
    }

    private void show(SqlState state) {
        getChildren().clear();
        setVisible(true);
        switch (state) {
            case SqlState.Ready(String sentence) -> {
                setVisible(!sentence.isEmpty());
                getChildren().add(row(sentence(sentence, "summary-label")));
            }
            case SqlState.Running(var _, boolean analyze) -> {
                var sign = new ProgressIndicator();
                sign.setPrefSize(16, 16);
                getChildren().add(row(sign, sentence(analyze ? "The server runs the statement." : "The server plans the statement.",
                        "summary-label"), button("Cancel", model::cancel)));
            }
            case SqlState.Asking(String sql, String sentence) -> ask(sql, sentence);
            case SqlState.Failed(String sentence, var _) ->
                getChildren().add(row(sentence(sentence, "sql-failure"), button("Close", model::cancel)));
        }
    }

    private void ask(String sql, String sentence) {
        var code = new ScrollPane(new CodeBlock(sql));
        code.setFitToWidth(true);
        code.setMaxHeight(MOST_HEIGHT);
        var question = new Confirmation(sentence, code, "Run it and roll back", model::confirm, "Do not run it", model::cancel);
        getChildren().add(question);
        question.focusNo();
    }

    private static Label sentence(String words, String style) {
        var label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        label.setAccessibleRole(AccessibleRole.TEXT);
        HBox.setHgrow(label, Priority.SOMETIMES);
        return label;
    }

    private static Button button(String text, Runnable action) {
        var button = new Button(text);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static HBox row(javafx.scene.Node... parts) {
        var row = new HBox(8, parts);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
