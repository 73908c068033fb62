package org.plumbline.app.ui.draw;

/// Something that can be drawn on any surface: the screen, a file, paper. It does not change, so that any thread may draw it.
public interface Picture {
    /// How wide it is, in pixels.
    double width();

    /// How high it is, in pixels.
    double height();

    /// Draws the whole of it, from the upper left corner.
    void draw(Pen pen);
}
