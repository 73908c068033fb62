package org.plumbline.app.ui.control;

import java.util.Objects;

/// The style sheet of a plan document's panels and controls. It uses the colour roles of the window's own sheet.
public final class PanelStyle {
    private PanelStyle() {}

    public static String sheet() {
        return Objects.requireNonNull(PanelStyle.class.getResource("panels.css"), "panels.css").toExternalForm();
    }
}
