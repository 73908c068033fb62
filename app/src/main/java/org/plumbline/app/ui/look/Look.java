package org.plumbline.app.ui.look;

/// Style classes that more than one part of the window uses. What they look like is said in `plumbline.css`.
public final class Look {
    public static final String MUTED = "pl-muted";
    public static final String SMALL = "pl-small";
    public static final String STRONG = "pl-strong";
    public static final String HEADING = "pl-heading";
    public static final String CODE = "pl-code";
    public static final String CARD = "pl-card";
    public static final String KEYS = "pl-keys";

    public static final String SEVERE = "pl-severe";
    public static final String MEDIUM = "pl-medium";
    public static final String LOW = "pl-low";
    public static final String GOOD = "pl-good";

    private Look() {}
}
