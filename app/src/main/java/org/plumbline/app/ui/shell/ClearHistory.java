package org.plumbline.app.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Asks before the history goes.
final class ClearHistory {
    private static final double WIDTH = 420;

    private ClearHistory() {}

    static void ask(Overlay overlay, RunHistory history) {
        var clear = new Button("Clear the history");
        clear.setOnAction(_ -> {
            overlay.hide();
            history.clear();
        });
        var words = new Label("Every run that is kept goes for good: statements, plans and times, of all connections. "
                + "Plans that are open stay open.");
        words.setWrapText(true);
        words.setMaxWidth(WIDTH);
        overlay.show("Clear the history?", words, clear);
    }
}
