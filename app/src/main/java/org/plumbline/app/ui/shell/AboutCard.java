package org.plumbline.app.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.look.Look;
import org.plumbline.icons.Icons;

/// Which program this is, and on what it runs.
final class AboutCard {
    private static final int DRAWN = 128;
    private static final double SHOWN = 64;

    private AboutCard() {}

    static Region build() {
        var icon = new ImageView(new Image(Icons.application(DRAWN).toExternalForm()));
        icon.setFitWidth(SHOWN);
        icon.setFitHeight(SHOWN);
        var words = new VBox(6,
                new Label("Finds what is slow in a PostgreSQL query, and says what would help."),
                quiet("Plans stay on this computer. Plumbline talks to the databases that you connect to, and to nobody else."),
                quiet("Java " + Runtime.version().feature() + " · JavaFX " + System.getProperty("javafx.version")),
                quiet("Free software under the Apache License 2.0"));
        var card = new HBox(18, icon, words);
        card.getStyleClass().add("about");
        return card;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add(Look.MUTED);
        return label;
    }
}
