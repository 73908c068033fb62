package org.plumbline.app.ui.control;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.plumbline.app.ui.state.Entry;
import org.plumbline.app.ui.state.Figure;

/// Rows of a name and its field: a figure with its unit, a text, a choice. What is wrong with it, or where it came from, stands right below
/// it.
public final class FigureFields extends GridPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /// Without rows.
    public FigureFields() {
        super(8, 5);
        getStyleClass().add("figure-fields");
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        var fields = new ColumnConstraints();
        fields.setHalignment(HPos.LEFT);
        fields.setMinWidth(Region.USE_PREF_SIZE);
        getColumnConstraints().addAll(names, fields);
    }

    /// With these rows.
    public static FigureFields of(Entry<?>... entries) {
        var fields = new FigureFields();
        List.of(entries).forEach(fields::add);
        return fields;
    }

    /// One more row.
    ///
    /// @param beside what stands beside the field, such as a button
    public void add(Entry<?> entry, Node... beside) {
        var field = new TextField();
        field.textProperty().bindBidirectional(entry.textProperty());
        var line = new HBox(6, field);
        if (entry instanceof Figure) {
            field.setPrefColumnCount(8);
            field.getStyleClass().add("figure-field");
            var unit = new Label(entry.unit());
            unit.getStyleClass().add("figure-unit");
            unit.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(unit);
            line.getStyleClass().add("figure-line");
        } else {
            field.getStyleClass().add("entry-field");
            HBox.setHgrow(field, Priority.ALWAYS);
            line.getStyleClass().add("entry-line");
        }
        line.getChildren().addAll(beside);
        row(entry.name(), entry.explanation(), line, field);
        add(notes(entry, field), 0, getRowCount(), 2, 1);
    }

    /// One more row: any node in place of a field.
    public void add(String name, String explanation, Node field) {
        field.setAccessibleText(name);
        row(name, explanation, field, field);
        add(new VBox(), 0, getRowCount(), 2, 1);
    }

    /// One more row: one of several values.
    ///
    /// @param word what each is called
    public <T> void add(String name, String explanation, Collection<T> values, Function<T, String> word, ObjectProperty<T> chosen) {
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
        add(name, explanation, box);
    }

    /// One more row: a field as wide as all of them, without its name before it.
    public void addWide(Entry<?> entry, TextInputControl field) {
        field.textProperty().bindBidirectional(entry.textProperty());
        HoverText.on(field, entry.explanation());
        GridPane.setHgrow(field, Priority.ALWAYS);
        add(field, 0, getRowCount(), 2, 1);
        add(notes(entry, field), 0, getRowCount(), 2, 1);
    }

    private void row(String called, String explanation, Node line, Node field) {
        var name = Words.of(called, "figure-name");
        name.setLabelFor(field);
        if (!explanation.isEmpty()) {
            HoverText.on(field, explanation);
            HoverText.on(name, explanation);
        }
        int row = getRowCount();
        add(name, 0, row);
        add(line, 1, row);
        GridPane.setValignment(name, VPos.CENTER);
    }

    private static VBox notes(Entry<?> entry, Node field) {
        Label problem = Words.of("", "figure-problem");
        Label origin = Words.of("", "figure-origin");
        entry.problemProperty().subscribe(words -> {
            show(problem, words);
            field.pseudoClassStateChanged(WRONG, !words.isEmpty());
            tell(field, entry);
        });
        entry.originProperty().subscribe(words -> {
            show(origin, words);
            tell(field, entry);
        });
        return new VBox(problem, origin);
    }

    private static void tell(Node field, Entry<?> entry) {
        field.setAccessibleText(Stream.of(entry.name(), entry.unit(), entry.problemProperty().get(), entry.originProperty().get())
                .filter(words -> !words.isEmpty()).collect(Collectors.joining(" ")));
    }

    private static void show(Label note, String words) {
        note.setText(words);
        note.setVisible(!words.isEmpty());
        note.setManaged(!words.isEmpty());
    }
}
