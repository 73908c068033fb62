package org.plumbline.app.ui.state;

/// The figure by which nodes are coloured.
public enum HeatBy {
    SELF_TIME("Self time"),
    ROWS("Rows"),
    BUFFERS("Buffers"),
    IO("I/O time"),
    COST("Cost");

    private final String title;

    HeatBy(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
