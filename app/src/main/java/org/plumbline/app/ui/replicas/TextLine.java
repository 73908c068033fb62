package org.plumbline.app.ui.replicas;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Words;

/// A text that is typed below its name, and below it what is wrong with it.
final class TextLine extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /// @param prompt what it might be
    /// @param explanation what it is, in a sentence
    TextLine(String name, String prompt, String explanation, StringProperty typed, ReadOnlyStringProperty problem) {
        super(2);
        getStyleClass().add("text-line");
        var field = new TextField();
        field.setPromptText(prompt);
        field.getStyleClass().add("figure-field");
        HoverText.on(field, explanation);
        field.textProperty().bindBidirectional(typed);
        var label = Words.of(name, "figure-name");
        label.setLabelFor(field);
        Label wrong = Words.of("", "figure-problem");
        wrong.managedProperty().bind(wrong.visibleProperty());
        problem.subscribe(words -> {
            wrong.setText(words);
            wrong.setVisible(!words.isEmpty());
            field.pseudoClassStateChanged(WRONG, !words.isEmpty());
            field.setAccessibleText((name + ". " + explanation + " " + words).strip());
        });
        getChildren().addAll(label, field, wrong);
    }
}
