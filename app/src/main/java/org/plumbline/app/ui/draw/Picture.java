package org.plumbline.app.ui.draw;

/// Something that can be drawn on any surface: the screen, a file, paper. It does not change, so that any thread may draw it.
public interface Picture {
    /// How wide it is, in pixels.
    double width();

    /// How high it is, in pixels.
    double height();

    /// Draws the whole of it, from the upper left corner.
    void draw(Pen pen);

    /// What it stands on, where there is room left beside it.
    default Ink ground() {
        return Ink.BG;
    }

    /// How small it may be drawn and still be read, 1 being its own size; 0 for one that tells something in any size.
    default double leastScale() {
        return 0;
    }

    /// Where a page of paper that begins at `from` ends, so that no row is cut: after it and not beyond `from + most`.
    ///
    /// @param from pixels from above
    /// @param most pixels that have room
    default double pageEnd(double from, double most) {
        return from + most;
    }
}
