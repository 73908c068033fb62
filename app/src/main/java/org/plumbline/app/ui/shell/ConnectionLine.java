package org.plumbline.app.ui.shell;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.plumbline.app.ui.connect.ConnectionRow;

/// A connection in the list of sources: its name, and on the right how it stands, as a word in a colour.
final class ConnectionLine extends HBox {
    ConnectionLine(ConnectionRow connection) {
        super(7);
        var name = new Label(connection.name());
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var state = new Label(connection.word());
        state.setMinWidth(Region.USE_PREF_SIZE);
        state.getStyleClass().addAll("connection-state", "connection-" + connection.tone().name().toLowerCase(Locale.ROOT));
        getChildren().addAll(new FontIcon(Feather.DATABASE), name, state);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("connection-line");
    }
}
