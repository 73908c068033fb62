package org.plumbline.app.ui.icicle;

import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.TextFont;

/// Draws one row of boxes: those with room for words one by one, the others in strips.
final class IcicleRow {
    private static final double ROOM_FOR_FIGURE = 16;
    private static final int SHORTER = 6;
    private static final int PADDING = 5;
    private static final int BAND = 4;
    private static final int BAR = 3;
    private static final int LOW_BAR = 2;
    /// Beside a bar on a narrower box there would be nothing left of its colour.
    private static final int LEAST_ROOM_BESIDE_BAR = 12;
    private static final int SQUARE = 4;

    private final Pen pen;
    private final IciclePicture picture;
    private final IcicleLook look;
    private final double y;
    private final double rowHeight;
    private final StripLook stripLook;
    private Strip strip;
    private int lineFrom;
    private int lineTo;

    /// @param stripLook is used for its strips
    IcicleRow(Pen pen, IciclePicture picture, StripLook stripLook, double y) {
        this.stripLook = stripLook;
        this.pen = pen;
        this.picture = picture;
        this.look = picture.look();
        this.y = y;
        rowHeight = IciclePicture.rowHeight(picture.textSize());
    }

    void draw(RowBoxes boxes, int row) {
        boxes.strips(row, picture.textSize(), this::strip);
        flushLine();
    }

    private void strip(Strip next) {
        strip = next;
        if (strip.isOneBox()) {
            one(strip.firstPlace(), strip.from(0), strip.to(0));
            return;
        }
        stripLook.show(strip);
        int box = 0;
        while (box < strip.size()) {
            int end = endOfAlike(box);
            piece(box, end);
            box = end;
        }
        signs();
        label();
    }

    private void pointed(int place, int left, int right) {
        if (place == picture.pointed()) {
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
        if (highlighted && room < LEAST_ROOM_BESIDE_BAR) {
            pen.fill(left, y + rowHeight - LOW_BAR, room, LOW_BAR, Ink.ACCENT);
        } else if (highlighted) {
            pen.fill(left, y, BAR, rowHeight, Ink.ACCENT);
        }
        Ink finding = look.finding(place, place + 1);
        double textFrom = left + PADDING + (highlighted ? BAR : 0);
        double textTo = right - PADDING;
        if (finding != null) {
            TextFont bold = picture.font(true);
            double sign = bold.width("!") + PADDING;
            if (room >= sign + 2 * PADDING) {
                pen.fillRound(textTo - sign, y + 3, sign, rowHeight - 6, 3, background(finding));
                pen.text("!", textTo - sign + PADDING / 2.0, picture.baseline(y, bold), bold, finding);
                textTo -= sign + PADDING;
            } else {
                square(left, finding);
            }
        }
        if (room >= RowBoxes.LEAST_TEXT * picture.textSize()) {
            text(place, textFrom, textTo);
        }
    }

    private void text(int place, double left, double right) {
        int node = picture.layout().shape().nodeAt(place);
        boolean idle = look.idle().any(place, place + 1);
        TextFont font = picture.font(false);
        double end = right;
        if (right - left >= ROOM_FOR_FIGURE * picture.textSize()) {
            String figure = picture.words().figure(picture.layout(), node);
            end = right - font.width(figure);
            pen.text(figure, end, picture.baseline(y, font), font, idle ? Ink.MUTED : Ink.TEXT);
            end -= 2 * PADDING;
        }
        String name = font.cut(picture.words().title(node), end - left);
        if (!name.isEmpty()) {
            pen.text(name, left, picture.baseline(y, font), font, idle ? Ink.MUTED : Ink.TEXT);
        }
    }

    private void one(int place, int left, int right) {
        wide(place, left, right);
        line(left, right);
        pointed(place, left, right);
    }

    /// Neighbours that look alike are one rectangle.
    private void piece(int box, int end) {
        double from = strip.from(box);
        double wide = strip.to(end - 1) - from;
        double height = stripLook.isTall(box) ? rowHeight : rowHeight - SHORTER;
        pen.fill(from, y, wide, height, stripLook.ink(box));
        pen.fill(from, y + height - 1, wide, 1, Ink.BORDER);
        if (stripLook.isMarked(box)) {
            pen.fill(from, y + height - LOW_BAR, wide, LOW_BAR, Ink.ACCENT);
        }
    }

    private int endOfAlike(int box) {
        int end = box + 1;
        while (end < strip.size() && strip.from(end) == strip.to(end - 1) && stripLook.isAlike(box, end)) {
            end++;
        }
        return end;
    }

    /// What the strip's nodes took, on the first piece of it where nothing stands that words would hide.
    private void label() {
        TextFont font = picture.font(false);
        if (strip.nodes() < 2 || strip.right() - strip.from(0) < ROOM_FOR_FIGURE * picture.textSize()) {
            return;
        }
        String words = picture.words().strip(picture.layout(), strip.firstPlace(), strip.endPlace());
        double room = font.width(words) + 2 * PADDING;
        int first = 0;
        for (int box = 0; box < strip.size(); box++) {
            boolean plain = stripLook.isPlain(box);
            boolean joined = box > first && strip.from(box) == strip.to(box - 1) && stripLook.ink(box) == stripLook.ink(first);
            first = plain ? joined ? first : box : box + 1;
            if (plain && strip.to(box) - strip.from(first) >= room) {
                double left = strip.from(first);
                pen.fill(left + 1, y, room - 2, rowHeight - SHORTER - LOW_BAR, stripLook.ink(first));
                pen.text(words, left + PADDING, Math.round(y + (rowHeight - SHORTER + font.size() * 0.7) / 2), font, Ink.TEXT);
                return;
            }
        }
    }

    /// Above the strip's colours.
    private void signs() {
        for (int box = 0; box < strip.size(); box++) {
            int left = strip.from(box);
            int right = strip.to(box);
            if (right - left >= RowBoxes.NARROW && strip.end(box) - strip.place(box) == 1) {
                pen.fill(right - 1.0, y, 1, rowHeight - SHORTER, Ink.BORDER);
            }
            if (stripLook.isFound(box)) {
                match(left, right);
            }
            if (stripLook.finding(box) != null) {
                square(left, stripLook.finding(box));
            }
            pointed(strip.place(box), left, right);
        }
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
