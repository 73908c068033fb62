package org.plumbline.app.ui.draw;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.FillRule;
import javafx.scene.text.TextAlignment;

/// Paints a canvas.
public final class CanvasPen implements Pen {
    private static final double DASH = 4;

    private final GraphicsContext canvas;
    private final Palette palette;
    private final double width;
    private final double height;

    /// Begins with an empty canvas.
    public CanvasPen(GraphicsContext canvas, Palette palette, double width, double height) {
        this.canvas = canvas;
        this.palette = palette;
        this.width = width;
        this.height = height;
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.setFillRule(FillRule.NON_ZERO);
        canvas.clearRect(0, 0, width, height);
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
        canvas.setFill(palette.of(ink));
        canvas.fillRect(x, y, w, h);
    }

    @Override
    public void fillRound(double x, double y, double w, double h, double radius, Ink ink) {
        canvas.setFill(palette.of(ink));
        canvas.fillRoundRect(x, y, w, h, 2 * radius, 2 * radius);
    }

    @Override
    public void frame(double x, double y, double w, double h, double radius, double line, Ink ink) {
        canvas.setStroke(palette.of(ink));
        canvas.setLineWidth(line);
        canvas.setLineDashes();
        if (radius > 0) {
            canvas.strokeRoundRect(x + line / 2, y + line / 2, w - line, h - line, 2 * radius, 2 * radius);
        } else {
            canvas.strokeRect(x + line / 2, y + line / 2, w - line, h - line);
        }
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, double line, boolean dashed, Ink ink) {
        canvas.setStroke(palette.of(ink));
        canvas.setLineWidth(line);
        if (dashed) {
            canvas.setLineDashes(DASH, DASH);
        } else {
            canvas.setLineDashes();
        }
        canvas.strokeLine(fromX, fromY, toX, toY);
    }

    @Override
    public void text(String words, double x, double baseline, TextFont font, Ink ink) {
        canvas.setFill(palette.of(ink));
        canvas.setFont(font.font());
        canvas.fillText(words, x, baseline);
    }

    @Override
    public void path(String pathData, double x, double y, double scale, Ink ink) {
        canvas.save();
        canvas.translate(x, y);
        canvas.scale(scale, scale);
        canvas.setFill(palette.of(ink));
        Outline.of(pathData).fill(canvas);
        canvas.restore();
    }
}
