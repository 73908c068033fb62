package org.plumbline.app.ui.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Remembers what is drawn, so that another thread can draw it, piece by piece.
final class RecordedPen implements Pen {
    private final double width;
    private final double height;
    private final List<Consumer<Pen>> strokes = new ArrayList<>();

    RecordedPen(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /// What was drawn, in order.
    List<Consumer<Pen>> strokes() {
        return strokes;
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
    public void fill(double x, double y, double w, double h, Ink ink) {
        strokes.add(pen -> pen.fill(x, y, w, h, ink));
    }

    @Override
    public void fillRound(double x, double y, double w, double h, double radius, Ink ink) {
        strokes.add(pen -> pen.fillRound(x, y, w, h, radius, ink));
    }

    @Override
    public void frame(double x, double y, double w, double h, double radius, double line, Ink ink) {
        strokes.add(pen -> pen.frame(x, y, w, h, radius, line, ink));
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, double line, boolean dashed, Ink ink) {
        strokes.add(pen -> pen.line(fromX, fromY, toX, toY, line, dashed, ink));
    }

    @Override
    public void text(String words, double x, double baseline, TextFont font, Ink ink) {
        strokes.add(pen -> pen.text(words, x, baseline, font, ink));
    }

    @Override
    public void path(String pathData, double x, double y, double scale, Ink ink) {
        strokes.add(pen -> pen.path(pathData, x, y, scale, ink));
    }
}
