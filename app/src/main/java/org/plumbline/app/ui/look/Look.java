package org.plumbline.app.ui.look;

/// Style classes that more than one part of the window uses. What they look like is said in `plumbline.css`.
public final class Look {
    public static final String MUTED = "pl-muted";
    public static final String STRONG = "pl-strong";
    public static final String HEADING = "pl-heading";
    public static final String CODE = "pl-code";
    public static final String KEYS = "pl-keys";

    private Look() {}
}
