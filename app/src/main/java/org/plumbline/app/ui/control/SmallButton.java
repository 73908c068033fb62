package org.plumbline.app.ui.control;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// A button among words, never narrower than its title.
public final class SmallButton {
    private SmallButton() {}

    /// With this title.
    ///
    /// @param explanation what it does, when the mouse rests on it
    public static Button of(String title, String explanation, Runnable action) {
        var button = new Button(title);
        button.getStyleClass().add("small-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        HoverText.on(button, explanation);
        return button;
    }
}
