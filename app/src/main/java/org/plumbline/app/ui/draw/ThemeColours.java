package org.plumbline.app.ui.draw;

/// Holds the theme's colours for a view that is not painted itself, but whose picture can be saved. It takes no room and draws nothing.
public final class ThemeColours extends DrawnRegion {
    public ThemeColours() {
        setManaged(false);
        setMouseTransparent(true);
    }

    @Override
    protected void draw(Pen pen) {
        // only its colours are asked for
    }
}
