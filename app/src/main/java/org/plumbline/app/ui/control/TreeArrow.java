package org.plumbline.app.ui.control;

import javafx.css.PseudoClass;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The arrow before a row that folds. Style classes: `tree-arrow`, in it `tree-arrow-shape`; `open` while what is below is shown.
public final class TreeArrow extends StackPane {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

    /// @param toggle opens or closes the row
    public TreeArrow(Runnable toggle) {
        var shape = new Region();
        shape.getStyleClass().add("tree-arrow-shape");
        getStyleClass().add("tree-arrow");
        getChildren().add(shape);
        setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.PRIMARY && isVisible()) {
                toggle.run();
                event.consume();
            }
        });
    }

    /// Shows it open, closed or not at all.
    ///
    /// @param expandable there is something to open
    /// @param open it is open
    public void show(boolean expandable, boolean open) {
        setVisible(expandable);
        pseudoClassStateChanged(OPEN, open);
    }
}
