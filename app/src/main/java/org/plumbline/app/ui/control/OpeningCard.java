package org.plumbline.app.ui.control;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;

/// A card that says one thing; a click, Enter or Space opens it and shows the rest, which is built then. Ctrl+C copies its script.
public final class OpeningCard extends VBox {
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    private final VBox body = new VBox();
    private final Supplier<List<Node>> rest;
    private boolean open;

    /// Closed.
    ///
    /// @param severity `high`, `medium` or `low`
    /// @param head its first line
    /// @param sentence what it says
    /// @param script what is copied
    /// @param rest what is shown when it is open
    /// @param spoken what a screen reader says of it
    public OpeningCard(
            String severity, Node head, String sentence, Supplier<String> script, Supplier<List<Node>> rest, String spoken) {
        this.rest = rest;
        getStyleClass().addAll("finding", "finding-" + severity);
        body.getStyleClass().add("finding-body");
        getChildren().addAll(head, Words.of(sentence, "finding-sentence"));
        setFocusTraversable(true);
        setAccessibleText(spoken);
        setOnMouseClicked(_ -> {
            requestFocus();
            toggle();
        });
        setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                CodeBlock.copy(script.get());
                event.consume();
            } else if (event.getTarget() == this && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
                toggle();
                event.consume();
            }
        });
    }

    /// Opens or closes it.
    public void toggle() {
        open = !open;
        if (open) {
            if (body.getChildren().isEmpty()) {
                body.getChildren().addAll(rest.get());
            }
            getChildren().add(body);
        } else {
            getChildren().remove(body);
        }
    }
}
