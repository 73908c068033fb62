package org.plumbline.app.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Below a list, the chosen one whole: a line of facts, what can be done with it, and the rest, which scrolls.
public final class DetailFrame extends BorderPane {
    private static final double LEAST_HEIGHT = 115;

    private final Label facts = new Label();
    private final HBox buttons = new HBox(8);
    private final VBox content = new VBox(8);
    private final ScrollPane scroll = new ScrollPane(content);

    /// Shows these, from above.
    public DetailFrame(Node... parts) {
        super();
        getStyleClass().add("detail-frame");
        setMinHeight(LEAST_HEIGHT);
        facts.getStyleClass().add("summary-label");
        facts.setMinWidth(0);
        facts.setMaxWidth(Double.MAX_VALUE);
        HoverText.on(facts, facts::getText);
        HBox.setHgrow(facts, Priority.ALWAYS);
        buttons.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(12, facts, buttons);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("detail-frame-head");
        content.getStyleClass().add("detail-frame-content");
        content.getChildren().addAll(parts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("code-scroll");
        setTop(head);
        setCenter(scroll);
    }

    /// Offers one thing more.
    public Button button(String title, String explanation, Runnable action) {
        Button button = SmallButton.of(title, explanation, action);
        buttons.getChildren().add(button);
        return button;
    }

    /// Offers something else beside the buttons.
    public void add(Region control) {
        control.getStyleClass().add("small-button");
        control.setMinWidth(USE_PREF_SIZE);
        buttons.getChildren().add(control);
    }

    /// Another one is shown from now on, or the same one with other facts.
    public void facts(String line) {
        facts.setText(line);
    }

    /// Shows its beginning.
    public void toTop() {
        scroll.setVvalue(0);
    }
}
