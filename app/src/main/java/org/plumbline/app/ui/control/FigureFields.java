package org.plumbline.app.ui.control;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.state.Figure;

/// Rows of a figure's name, its field and its unit. What is wrong with it, or where it came from, stands right below it.
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
    public static FigureFields of(Figure... figures) {
        var fields = new FigureFields();
        List.of(figures).forEach(fields::add);
        return fields;
    }

    /// One more row.
    public void add(Figure figure) {
        var name = Words.of(figure.name(), "figure-name");
        var field = new TextField();
        field.setPrefColumnCount(8);
        field.getStyleClass().add("figure-field");
        field.textProperty().bindBidirectional(figure.textProperty());
        name.setLabelFor(field);
        var unit = new Label(figure.unit());
        unit.getStyleClass().add("figure-unit");
        unit.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(6, field, unit);
        line.getStyleClass().add("figure-line");
        if (!figure.explanation().isEmpty()) {
            HoverText.on(field, figure.explanation());
            HoverText.on(name, figure.explanation());
        }
        Label problem = note("figure-problem");
        Label origin = note("figure-origin");
        var notes = new VBox(problem, origin);
        figure.problemProperty().subscribe(words -> {
            show(problem, words);
            field.pseudoClassStateChanged(WRONG, !words.isEmpty());
            tell(field, figure);
        });
        figure.originProperty().subscribe(words -> {
            show(origin, words);
            tell(field, figure);
        });
        int row = getRowCount();
        add(name, 0, row);
        add(line, 1, row);
        add(notes, 0, row + 1, 2, 1);
        GridPane.setValignment(name, VPos.CENTER);
    }

    private static void tell(TextField field, Figure figure) {
        field.setAccessibleText(String.join(" ", figure.name(), figure.unit(), figure.problemProperty().get(),
                figure.originProperty().get()).strip());
    }

    private static Label note(String style) {
        return Words.of("", style);
    }

    private static void show(Label note, String words) {
        note.setText(words);
        note.setVisible(!words.isEmpty());
        note.setManaged(!words.isEmpty());
    }
}
