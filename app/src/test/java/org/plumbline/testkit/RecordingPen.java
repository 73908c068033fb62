package org.plumbline.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.TextFont;

/// Keeps what is drawn.
public final class RecordingPen implements Pen {
    /// What was drawn at a place.
    ///
    /// @param words of a text, and empty for shapes
    public record Mark(double x, double y, double width, double height, Ink ink, String words) {}

    private final double width;
    private final double height;
    private final List<Mark> fills = new ArrayList<>();
    private final List<Mark> others = new ArrayList<>();

    public RecordingPen(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /// Rectangles, without the one that is the ground of all.
    public List<Mark> fills() {
        return fills.subList(1, fills.size());
    }

    public List<Mark> all() {
        return Stream.concat(fills().stream(), others.stream()).toList();
    }

    public List<String> words() {
        return others.stream().map(Mark::words).filter(words -> !words.isEmpty()).toList();
    }

    /// The colour of each pixel, as the filled rectangles leave it.
    public Ink[] pixels(int left, int top, int columns, int rows) {
        var pixels = new Ink[columns * rows];
        for (Mark mark : fills()) {
            int from = (int) Math.clamp(mark.x() - left, 0, columns);
            int to = (int) Math.clamp(mark.x() + mark.width() - left, 0, columns);
            for (int y = (int) Math.max(0, mark.y() - top); y < Math.min(rows, mark.y() + mark.height() - top); y++) {
                Arrays.fill(pixels, y * columns + from, y * columns + Math.max(from, to), mark.ink());
            }
        }
        return pixels;
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
        fills.add(new Mark(x, y, w, h, ink, ""));
    }

    @Override
    public void fillRound(double x, double y, double w, double h, double radius, Ink ink) {
        fill(x, y, w, h, ink);
    }

    @Override
    public void frame(double x, double y, double w, double h, double radius, double line, Ink ink) {
        others.add(new Mark(x, y, w, h, ink, ""));
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, double line, boolean dashed, Ink ink) {
        others.add(new Mark(Math.min(fromX, toX), Math.min(fromY, toY), Math.abs(toX - fromX), Math.abs(toY - fromY), ink, ""));
    }

    @Override
    public void text(String words, double x, double baseline, TextFont font, Ink ink) {
        others.add(new Mark(x, baseline - font.size(), font.width(words), font.size(), ink, words));
    }

    @Override
    public void path(String pathData, double x, double y, double scale, Ink ink) {
        others.add(new Mark(x, y, 16 * scale, 16 * scale, ink, ""));
    }
}
