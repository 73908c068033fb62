package org.plumbline.app.ui.control;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Text that goes over as many lines as it needs, and is never cut.
public final class Words {
    private Words() {}

    /// A label of that text.
    ///
    /// @param styleClasses how it looks
    public static Label of(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
