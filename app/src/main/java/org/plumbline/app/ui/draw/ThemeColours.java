package org.plumbline.app.ui.draw;

/// Holds the theme's colours for a view that is not such a region itself: for its picture, or for what it paints in many places. It takes
/// no room and draws nothing.
public final class ThemeColours extends DrawnRegion {
    private final Runnable changed;

    /// For a view that asks when it needs them.
    public ThemeColours() {
        this(() -> { });
    }

    /// For a view that paints itself anew when they change.
    ///
    /// @param changed called for each of them, while the window is styled: what it asks for is laid out with the same frame
    public ThemeColours(Runnable changed) {
        this.changed = changed;
        setManaged(false);
        setMouseTransparent(true);
    }

    @Override
    protected void draw(Pen pen) {
        // only its colours are asked for
    }

    @Override
    protected void restyled() {
        changed.run();
    }
}
