package org.plumbline.app.ui.sql;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A field for each parameter of the statement at the caret; not there while it has none.
final class ParametersPane extends VBox {
    private final StatementParameters model;
    private final FlowPane fields = new FlowPane(16, 6);

    ParametersPane(StatementParameters model) {
        this.model = model;
        getStyleClass().add("sql-options");
        var words = new Label("Values of the statement's parameters. Without any the plan is the generic one, which PostgreSQL makes "
                + "without knowing them; Analyze needs all of them.");
        words.setWrapText(true);
        words.getStyleClass().add("summary-label");
        getChildren().addAll(words, fields);
        managedProperty().bind(visibleProperty());
        model.values().addListener((ListChangeListener<ParameterValue>) _ -> fill());
        fill();
    }

    private void fill() {
        fields.getChildren().setAll(model.values().stream().map(ParametersPane::field).toList());
        setVisible(!model.values().isEmpty());
    }

    private static Node field(ParameterValue value) {
        var field = new TextField();
        field.textProperty().bindBidirectional(value.textProperty());
        field.disableProperty().bind(value.nullProperty());
        field.setPrefColumnCount(12);
        var name = new Label(shown(value.name()));
        name.setLabelFor(field);
        field.setAccessibleText("Value of " + shown(value.name()));
        var isNull = new CheckBox("NULL");
        isNull.setAccessibleText(shown(value.name()) + " is NULL");
        isNull.selectedProperty().bindBidirectional(value.nullProperty());
        var row = new HBox(6, name, field, isNull);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static String shown(String name) {
        return (Character.isDigit(name.charAt(0)) ? "$" : ":") + name;
    }
}
