package org.plumbline.app.ui.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/// The two looks of the window.
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet(), "light.css"),
    DARK(new PrimerDark().getUserAgentStylesheet(), "dark.css");

    private final String controls;
    private final String roles;

    Theme(String controls, String roles) {
        this.controls = controls;
        this.roles = roles;
    }

    /// The style sheet of the controls themselves.
    String controls() {
        return controls;
    }

    /// The name of the style sheet that gives the roles their colours.
    String roles() {
        return roles;
    }
}
