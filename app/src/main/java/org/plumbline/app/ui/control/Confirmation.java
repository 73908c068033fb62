package org.plumbline.app.ui.control;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// A question in its place in the window: what would be done, and a yes and a no. Escape says no, and the no is at hand first.
public final class Confirmation extends VBox {
    private final Button no;

    /// @param sentence what it would mean
    /// @param subject what it is about
    /// @param yes what is done then
    /// @param no likewise
    public Confirmation(String sentence, Node subject, String yes, Runnable onYes, String no, Runnable onNo) {
        super(8);
        getStyleClass().add("confirmation");
        var words = Words.of(sentence, "sql-question");
        words.setAccessibleRole(AccessibleRole.TEXT);
        this.no = button(no, onNo);
        this.no.setCancelButton(true);
        var buttons = new FlowPane(8, 8, button(yes, onYes), this.no);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(words, subject, buttons);
    }

    /// Gives the keyboard to the careful answer.
    public void focusNo() {
        no.requestFocus();
    }

    private static Button button(String title, Runnable action) {
        var button = new Button(title);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
