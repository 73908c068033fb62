package org.plumbline.app.ui.icicle;

import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.Picture;
import org.plumbline.app.ui.draw.TextFont;

/// The boxes as drawn. What each sign means is never said by colour alone: a band on top was searched for, a bar at the left (below, on a
/// narrow box) is highlighted, `!` (a square, on a narrow box) has a finding, a thick frame is selected, shorter boxes are a [Strip], which
/// is as hot as all of its nodes together.
///
/// @param selected a node, or -1
/// @param pointed the box that the mouse is on: its first place, or -1
/// @param topRow the first row to be seen, with a fraction
/// @param textSize in pixels
record IciclePicture(
        IcicleLayout layout, IcicleSpan span, IcicleLook look, IcicleWords words, int selected, int pointed,
        boolean focused, double topRow, double textSize, double width, double height) implements Picture {
    private static final double SMALL_TEXT = 0.92;
    private static final double ROW_HEIGHT = 1.75;
    private static final double LEAST_SCALE = 0.5;

    static double rowHeight(double textSize) {
        return Math.round(textSize * ROW_HEIGHT);
    }

    /// The height that all rows take.
    static double heightOf(IcicleLayout layout, double textSize) {
        return layout.shape().rows() * rowHeight(textSize) + 1;
    }

    /// Of a deep plan there are more rows than a page or an image has room for.
    @Override
    public double leastScale() {
        return LEAST_SCALE;
    }

    @Override
    public double pageEnd(double from, double most) {
        double rowHeight = rowHeight(textSize);
        double end = Math.floor((from + most) / rowHeight) * rowHeight;
        return end > from ? end : from + most;
    }

    @Override
    public void draw(Pen pen) {
        pen.fill(0, 0, width, height, Ink.BG);
        double rowHeight = rowHeight(textSize);
        var boxes = new RowBoxes(layout, span, width);
        var stripLook = new StripLook(look);
        int first = (int) topRow;
        for (int row = first; row < layout.shape().rows(); row++) {
            double y = Math.round((row - topRow) * rowHeight);
            if (y >= height) {
                break;
            }
            new IcicleRow(pen, this, stripLook, y).draw(boxes, row);
        }
        drawSelected(pen, boxes);
    }

    TextFont font(boolean bold) {
        return TextFont.of(Math.round(textSize * SMALL_TEXT), bold);
    }

    double baseline(double y, TextFont font) {
        return Math.round(y + (rowHeight(textSize) + font.size() * 0.7) / 2);
    }

    /// Above all others, as even the narrowest is to be seen.
    private void drawSelected(Pen pen, RowBoxes boxes) {
        if (selected < 0) {
            return;
        }
        double rowHeight = rowHeight(textSize);
        double y = Math.round((layout.shape().depth(selected) - topRow) * rowHeight);
        double from = Math.max(0, Math.round(boxes.pixelOf(layout.from(selected))));
        double to = Math.min(width, Math.round(boxes.pixelOf(layout.to(selected))));
        if (y < -rowHeight || y > height || from > width || to < 0) {
            return;
        }
        double line = focused ? 3 : 2;
        double wide = Math.max(2 * line + 1, to - from);
        pen.frame(Math.max(0, Math.min(from, width - wide)), y, wide, rowHeight, 2, line, Ink.ACCENT);
    }
}
