package org.plumbline.app.ui.draw;

/// Draws on a surface. Places and lengths are pixels from its upper left corner; colours are roles.
///
/// Whoever draws clips by hand: what lies outside [#width()] and [#height()] costs time though nobody sees it.
public interface Pen {
    /// Of the whole surface.
    double width();

    /// Of the whole surface.
    double height();

    /// Nobody sees what is above this line, so that it need not be drawn.
    default double top() {
        return 0;
    }

    /// Likewise below.
    default double bottom() {
        return height();
    }

    /// A filled rectangle.
    void fill(double x, double y, double width, double height, Ink ink);

    /// A filled rectangle with round corners.
    void fillRound(double x, double y, double width, double height, double radius, Ink ink);

    /// The outline of a rectangle, inside of it.
    ///
    /// @param radius of its corners, 0 for sharp ones
    /// @param line how wide it is drawn
    void frame(double x, double y, double width, double height, double radius, double line, Ink ink);

    /// A straight line.
    ///
    /// @param line how wide it is drawn
    void line(double fromX, double fromY, double toX, double toY, double line, boolean dashed, Ink ink);

    /// Words on one line, from the left.
    ///
    /// @param baseline where the letters stand
    void text(String words, double x, double baseline, TextFont font, Ink ink);

    /// A filled outline, such as an icon of the `icons` module.
    ///
    /// @param pathData SVG path data on a grid of its own
    /// @param scale pixels for each unit of that grid
    void path(String pathData, double x, double y, double scale, Ink ink);
}
