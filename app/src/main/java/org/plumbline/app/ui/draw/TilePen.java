package org.plumbline.app.ui.draw;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.geometry.Bounds;
import javafx.scene.shape.SVGPath;

/// Draws a part of a larger surface: what lies outside of that part is left out.
final class TilePen implements Pen {
    /// How far letters may reach beyond what is known of their place.
    private static final double LETTERS = 2;
    /// How far each drawing reaches: there are as many as kinds of nodes.
    private static final Map<String, Bounds> OUTLINES = new ConcurrentHashMap<>();

    private final Pen pen;
    private final double width;
    private final double height;
    private final double left;
    private final double top;
    private final double right;
    private final double bottom;

    /// Draws that part of the picture.
    ///
    /// @param pen draws on the whole surface, or on a part of it that it is moved to
    TilePen(Pen pen, Picture picture, double left, double top, double right, double bottom) {
        this.pen = pen;
        this.width = picture.width();
        this.height = picture.height();
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
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
        return top;
    }

    @Override
    public double bottom() {
        return bottom;
    }

    @Override
    public void fill(double x, double y, double w, double h, Ink ink) {
        if (isSeen(x, y, x + w, y + h)) {
            pen.fill(x, y, w, h, ink);
        }
    }

    @Override
    public void fillRound(double x, double y, double w, double h, double radius, Ink ink) {
        if (isSeen(x, y, x + w, y + h)) {
            pen.fillRound(x, y, w, h, radius, ink);
        }
    }

    @Override
    public void frame(double x, double y, double w, double h, double radius, double line, Ink ink) {
        if (isSeen(x, y, x + w, y + h)) {
            pen.frame(x, y, w, h, radius, line, ink);
        }
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, double line, boolean dashed, Ink ink) {
        if (isSeen(Math.min(fromX, toX) - line, Math.min(fromY, toY) - line, Math.max(fromX, toX) + line, Math.max(fromY, toY) + line)) {
            pen.line(fromX, fromY, toX, toY, line, dashed, ink);
        }
    }

    @Override
    public void text(String words, double x, double baseline, TextFont font, Ink ink) {
        if (isSeen(x - LETTERS, baseline - LETTERS * font.size(), x + font.width(words) + LETTERS, baseline + font.size())) {
            pen.text(words, x, baseline, font, ink);
        }
    }

    @Override
    public void path(String pathData, double x, double y, double scale, Ink ink) {
        Bounds outline = OUTLINES.computeIfAbsent(pathData, TilePen::outline);
        if (isSeen(x + outline.getMinX() * scale, y + outline.getMinY() * scale,
                x + outline.getMaxX() * scale, y + outline.getMaxY() * scale)) {
            pen.path(pathData, x, y, scale, ink);
        }
    }

    private static Bounds outline(String pathData) {
        var path = new SVGPath();
        path.setContent(pathData);
        return path.getLayoutBounds();
    }

    private boolean isSeen(double x, double y, double toX, double toY) {
        return toX > left && x < right && toY > top && y < bottom;
    }
}
