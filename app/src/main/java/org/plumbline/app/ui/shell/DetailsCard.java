package org.plumbline.app.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.look.Look;

/// What went wrong, with all that is known of it.
final class DetailsCard {
    private DetailsCard() {}

    static void show(Overlay overlay, Notice notice) {
        var text = new TextArea(notice.details());
        text.setEditable(false);
        text.getStyleClass().add(Look.CODE);
        text.setWrapText(true);
        text.setPrefSize(760, 300);
        var copy = new Button("Copy");
        copy.setOnAction(_ -> CodeBlock.copy(notice.details()));
        overlay.show("What went wrong", text, copy);
    }
}
