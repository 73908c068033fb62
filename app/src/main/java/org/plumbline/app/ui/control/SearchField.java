package org.plumbline.app.ui.control;

import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A field that narrows a list. Esc empties it, and once more leaves it; so do Enter and Down.
public final class SearchField extends TextField {
    /// @param query what is searched for
    /// @param prompt what it is for, in a few words
    /// @param leave gives the keyboard to the list
    public SearchField(StringProperty query, String prompt, String explanation, Runnable leave) {
        setPromptText(prompt);
        setAccessibleText(prompt);
        setPrefColumnCount(14);
        setMinWidth(USE_PREF_SIZE);
        textProperty().bindBidirectional(query);
        HoverText.on(this, explanation);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN
                    || (event.getCode() == KeyCode.ESCAPE && getText().isEmpty())) {
                leave.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                clear();
                event.consume();
            }
        });
    }

    /// Gives it the keyboard.
    public void begin() {
        requestFocus();
        selectAll();
    }
}
