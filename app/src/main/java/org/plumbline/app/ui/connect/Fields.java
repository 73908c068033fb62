package org.plumbline.app.ui.connect;

import java.io.File;
import javafx.beans.property.StringProperty;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;

/// Rows of a name and a field.
class Fields extends GridPane {
    Fields() {
        super(10, 8);
        var names = new ColumnConstraints();
        names.setHalignment(HPos.RIGHT);
        names.setMinWidth(Region.USE_PREF_SIZE);
        var fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, fields);
    }

    /// @param name with its mnemonic
    final void add(String name, Node labelled, Node shown) {
        var label = new Label(name);
        label.setMnemonicParsing(true);
        label.setLabelFor(labelled);
        labelled.setAccessibleText(name.replace("_", ""));
        addRow(getRowCount(), label, shown);
    }

    final TextField text(String name, StringProperty value, String prompt) {
        var field = field(value, prompt);
        add(name, field, field);
        return field;
    }

    final PasswordField secret(String name, StringProperty value, String prompt) {
        var field = new PasswordField();
        field.textProperty().bindBidirectional(value);
        field.setPromptText(prompt);
        add(name, field, field);
        return field;
    }

    /// A path, typed or chosen.
    final TextField file(String name, StringProperty value, String prompt) {
        var field = field(value, prompt);
        var browse = new Button("Browse…");
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setAccessibleText("Choose the file: " + name.replace("_", ""));
        browse.setOnAction(_ -> {
            File chosen = new FileChooser().showOpenDialog(getScene().getWindow());
            if (chosen != null) {
                value.set(chosen.getPath());
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        add(name, field, new HBox(6, field, browse));
        return field;
    }

    final Label note(String words) {
        var note = new Label(words);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("dialog-words");
        add(note, 1, getRowCount());
        return note;
    }

    private static TextField field(StringProperty value, String prompt) {
        var field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.setPromptText(prompt);
        return field;
    }
}
