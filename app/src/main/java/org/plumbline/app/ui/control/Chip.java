package org.plumbline.app.ui.control;

import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.plumbline.app.ui.text.Format;

/// A rounded switch with a count. With nothing to count it is disabled.
public final class Chip extends ToggleButton {
    public Chip(String title, int count, String explanation) {
        super(title);
        getStyleClass().setAll("chip");
        var number = new Label(Format.count(count));
        number.getStyleClass().add("chip-count");
        if (count > 0) {
            setGraphic(number);
        }
        setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        setDisable(count == 0);
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(title + ", " + count);
        HoverText.on(this, explanation);
    }
}
