package org.plumbline.app.ui.draw;

/// Draws further to the right and down, on a part of a surface.
final class MovedPen implements Pen {
    private final Pen pen;
    private final double right;
    private final double down;
    private final double width;
    private final double height;

    /// @param right how far, in pixels
    /// @param down how far, in pixels
    /// @param width of the part
    /// @param height of the part
    MovedPen(Pen pen, double right, double down, double width, double height) {
        this.pen = pen;
        this.right = right;
        this.down = down;
        this.width = width;
        this.height = height;
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public double top() {
        return pen.top() - down;
    }

    @Override
    public double bottom() {
        return pen.bottom() - down;
    }

    @Override
    public void fill(double x, double y, double w, double h, Ink ink) {
        pen.fill(x + right, y + down, w, h, ink);
    }

    @Override
    public void fillRound(double x, double y, double w, double h, double radius, Ink ink) {
        pen.fillRound(x + right, y + down, w, h, radius, ink);
    }

    @Override
    public void frame(double x, double y, double w, double h, double radius, double line, Ink ink) {
        pen.frame(x + right, y + down, w, h, radius, line, ink);
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, double line, boolean dashed, Ink ink) {
        pen.line(fromX + right, fromY + down, toX + right, toY + down, line, dashed, ink);
    }

    @Override
    public void text(String words, double x, double baseline, TextFont font, Ink ink) {
        pen.text(words, x + right, baseline + down, font, ink);
    }

    @Override
    public void path(String pathData, double x, double y, double scale, Ink ink) {
        pen.path(pathData, x + right, y + down, scale, ink);
    }
}
