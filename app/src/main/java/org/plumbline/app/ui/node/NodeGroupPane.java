package org.plumbline.app.ui.node;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A titled part of the node panel.
final class NodeGroupPane extends VBox {
    private final Label more = new Label();

    NodeGroupPane(String title, Node content) {
        getStyleClass().add("node-group");
        var label = new Label(title);
        label.getStyleClass().add("group-title");
        more.getStyleClass().add("panel-subtitle");
        var both = new HBox(8, label, more);
        both.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(both, content);
    }

    /// Some words beside the title.
    void say(String words) {
        more.setText(words);
    }
}
