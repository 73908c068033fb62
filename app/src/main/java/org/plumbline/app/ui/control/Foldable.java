package org.plumbline.app.ui.control;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/// A line of text that unfolds what is below it, which is built when it is first wanted.
public final class Foldable extends VBox {
    private final Hyperlink head;
    private final String title;
    private final Supplier<Node> body;
    private boolean open;

    public Foldable(String title, Supplier<Node> body) {
        this.title = title;
        this.body = body;
        getStyleClass().add("foldable");
        head = new Hyperlink();
        head.getStyleClass().add("foldable-head");
        head.setOnAction(_ -> setOpen(!open));
        getChildren().add(head);
        showHead();
    }

    public void setOpen(boolean wanted) {
        if (wanted != open) {
            open = wanted;
            if (open) {
                getChildren().add(body.get());
            } else {
                getChildren().remove(1);
            }
            showHead();
        }
    }

    private void showHead() {
        head.setText((open ? "▾ " : "▸ ") + title);
        head.setVisited(false);
    }
}
