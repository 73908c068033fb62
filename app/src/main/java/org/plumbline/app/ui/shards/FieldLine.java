package org.plumbline.app.ui.shards;

import java.util.Collection;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Words;

/// A name, the field for a text beside it, and below them what is wrong with what was typed.
final class FieldLine extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double NAME_WIDTH = 96;

    private FieldLine(String name, Node field) {
        getStyleClass().add("field-line");
        var label = new Label(name);
        label.getStyleClass().add("field-name");
        label.setMinWidth(NAME_WIDTH);
        label.setLabelFor(field);
        var line = new HBox(8, label, field);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
    }

    /// A field for a text, as wide as there is room.
    static FieldLine of(String name, Typed<?> typed, String explanation) {
        var field = new TextField();
        field.textProperty().bindBidirectional(typed.textProperty());
        field.setAccessibleText(name);
        field.setAccessibleHelp(explanation);
        HoverText.on(field, explanation);
        field.setMinWidth(60);
        HBox.setHgrow(field, Priority.ALWAYS);
        var line = new FieldLine(name, field);
        tells(line, typed, field);
        return line;
    }

    /// A field as wide as the panel, without a name beside it.
    static VBox large(Node field, Typed<?> typed) {
        var box = new VBox(2, field);
        tells(box, typed, field);
        return box;
    }

    /// Any node in place of a field.
    static FieldLine with(String name, Node field) {
        return new FieldLine(name, field);
    }

    /// One of several values.
    static <T> FieldLine choice(String name, Collection<T> values, Function<T, String> word, ObjectProperty<T> chosen, String explanation) {
        var box = new ComboBox<T>();
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : word.apply(value);
            }

            @Override
            public T fromString(String text) {
                return chosen.get();
            }
        });
        box.valueProperty().bindBidirectional(chosen);
        box.setAccessibleText(name);
        HoverText.on(box, explanation);
        return new FieldLine(name, box);
    }

    /// Says below what is wrong.
    private static void tells(VBox box, Typed<?> typed, Node field) {
        Label trouble = Words.of("", "field-trouble");
        trouble.setMinWidth(0);
        typed.troubleProperty().subscribe(sentence -> {
            field.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
            trouble.setText(sentence);
            if (sentence.isEmpty()) {
                box.getChildren().remove(trouble);
            } else if (!box.getChildren().contains(trouble)) {
                box.getChildren().add(trouble);
            }
        });
    }
}
