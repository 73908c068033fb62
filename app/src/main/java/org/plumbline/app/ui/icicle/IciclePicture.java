package org.plumbline.app.ui.icicle;

import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.Picture;
import org.plumbline.app.ui.draw.TextFont;

/// The boxes as drawn. What each sign means is never said by colour alone: a band on top was searched for, a bar at the left (below, on a
/// narrow box) is highlighted, `!` (a square, on a narrow box) has a finding, a thick frame is selected, a shorter box stands for several
/// nodes.
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
    private static final double LEAST_TEXT = 3.5;
    private static final double ROOM_FOR_FIGURE = 16;
    private static final int SHORTER = 6;
    private static final int PADDING = 5;
    private static final int BAND = 4;
    private static final int BAR = 3;
    private static final int LOW_BAR = 2;
    private static final int SQUARE = 4;

    static double rowHeight(double textSize) {
        return Math.round(textSize * ROW_HEIGHT);
    }

    /// The height that all rows take.
    static double heightOf(IcicleLayout layout, double textSize) {
        return layout.shape().rows() * rowHeight(textSize) + 1;
    }

    @Override
    public void draw(Pen pen) {
        pen.fill(0, 0, width, height, Ink.BG);
        double rowHeight = rowHeight(textSize);
        var boxes = new RowBoxes(layout, span, width);
        int first = (int) topRow;
        for (int row = first; row < layout.shape().rows(); row++) {
            double y = Math.round((row - topRow) * rowHeight);
            if (y >= height) {
                break;
            }
            new Row(pen, y, rowHeight).draw(boxes, row);
        }
        drawSelected(pen, boxes);
    }

    private TextFont font(boolean bold) {
        return TextFont.of(Math.round(textSize * SMALL_TEXT), bold);
    }

    private double baseline(double y, TextFont font) {
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

    /// One row while it is drawn. Neighbours that look alike are one rectangle.
    private final class Row {
        private final Pen pen;
        private final double y;
        private final double rowHeight;
        private Ink ink;
        private boolean marked;
        private int from;
        private int to;
        private int lineFrom;
        private int lineTo;

        Row(Pen pen, double y, double rowHeight) {
            this.pen = pen;
            this.y = y;
            this.rowHeight = rowHeight;
        }

        void draw(RowBoxes boxes, int row) {
            boxes.each(row, this::box);
            flush();
            flushLine();
        }

        private void box(int place, int end, int left, int right) {
            if (end - place == 1 && right - left >= RowBoxes.NARROW) {
                flush();
                wide(place, left, right);
                line(left, right);
            } else {
                narrow(place, end, left, right);
            }
            if (place == pointed) {
                flush();
                pen.frame(left, y, Math.max(3, right - left), rowHeight, 0, 1, Ink.TEXT);
            }
        }

        private void wide(int place, int left, int right) {
            double room = right - left;
            pen.fill(left, y, room, rowHeight, look.ink(place));
            pen.fill(right - 1.0, y, 1, rowHeight, Ink.BORDER);
            if (look.matches().any(place, place + 1)) {
                match(left, right - 1);
            }
            boolean highlighted = look.highlighted().any(place, place + 1);
            if (highlighted) {
                pen.fill(left, y, Math.min(BAR, room - 1), rowHeight, Ink.ACCENT);
            }
            Ink finding = look.finding(place, place + 1);
            double textFrom = left + PADDING + (highlighted ? BAR : 0);
            double textTo = right - PADDING;
            if (finding != null) {
                TextFont bold = font(true);
                double sign = bold.width("!") + PADDING;
                if (room >= sign + PADDING) {
                    pen.fillRound(textTo - sign, y + 3, sign, rowHeight - 6, 3, background(finding));
                    pen.text("!", textTo - sign + PADDING / 2.0, baseline(y, bold), bold, finding);
                    textTo -= sign + PADDING;
                } else {
                    square(left, finding);
                }
            }
            if (room >= LEAST_TEXT * textSize) {
                text(place, textFrom, textTo);
            }
        }

        private void text(int place, double left, double right) {
            int node = layout.shape().nodeAt(place);
            boolean idle = look.idle().any(place, place + 1);
            TextFont font = font(false);
            double end = right;
            if (right - left >= ROOM_FOR_FIGURE * textSize) {
                String figure = words.figure(layout, node);
                end = right - font.width(figure);
                pen.text(figure, end, baseline(y, font), font, idle ? Ink.MUTED : Ink.TEXT);
                end -= 2 * PADDING;
            }
            String name = font.cut(words.title(node), end - left);
            if (!name.isEmpty()) {
                pen.text(name, left, baseline(y, font), font, idle ? Ink.MUTED : Ink.TEXT);
            }
        }

        /// Several nodes, or one that is narrow: in the colour of the hottest.
        private void narrow(int place, int end, int left, int right) {
            Ink now = look.narrowInk(end - place == 1 ? place : look.hottest().in(place, end));
            boolean highlighted = look.highlighted().any(place, end);
            if (now != ink || highlighted != marked || left != to) {
                flush();
                ink = now;
                marked = highlighted;
                from = left;
            }
            to = right;
            Ink finding = look.finding(place, end);
            if (finding != null || look.matches().any(place, end)) {
                flush();
                from = right;
                if (look.matches().any(place, end)) {
                    match(left, right);
                }
                if (finding != null) {
                    square(left, finding);
                }
            }
        }

        private void flush() {
            if (ink != null && to > from) {
                double bottom = y + rowHeight - SHORTER;
                pen.fill(from, y, to - (double) from, rowHeight - SHORTER, ink);
                pen.fill(from, bottom, to - (double) from, marked ? LOW_BAR : 1, marked ? Ink.ACCENT : Ink.BORDER);
            }
            ink = null;
            from = to;
        }

        /// The line below boxes that stand side by side.
        private void line(int left, int right) {
            if (left != lineTo) {
                flushLine();
                lineFrom = left;
            }
            lineTo = right;
        }

        private void flushLine() {
            if (lineTo > lineFrom) {
                pen.fill(lineFrom, y + rowHeight - 1, lineTo - (double) lineFrom, 1, Ink.BORDER);
                pen.fill(lineFrom, y, 1, rowHeight, Ink.BORDER);
            }
            lineFrom = lineTo;
        }

        private void match(int left, int right) {
            pen.fill(left, y, right - (double) left, BAND, Ink.MATCH);
            pen.fill(left, y + BAND, right - (double) left, 1, Ink.TEXT);
        }

        private void square(int left, Ink finding) {
            pen.fill(left, y + Math.round((rowHeight - SQUARE) / 2), SQUARE, SQUARE, finding);
        }

        private static Ink background(Ink finding) {
            return switch (finding) {
                case SEVERE -> Ink.SEVERE_BG;
                case MEDIUM -> Ink.MEDIUM_BG;
                default -> Ink.LOW_BG;
            };
        }
    }
}
