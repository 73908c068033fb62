package org.plumbline.app.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// A view, or a sentence in its place while there is nothing to show.
public final class OrMessage extends StackPane {
    private final Node view;
    private final Label message = Words.of("", "message-instead");

    public OrMessage(Node view) {
        this.view = view;
        view.setVisible(false);
        getChildren().addAll(view, message);
    }

    /// Shows the one or the other.
    ///
    /// @param words the sentence; empty for the view
    /// @return whether the view has just come in the sentence's place
    public boolean show(String words) {
        boolean comes = words.isEmpty() && !view.isVisible();
        view.setVisible(words.isEmpty());
        message.setVisible(!words.isEmpty());
        message.setText(words);
        return comes;
    }
}
