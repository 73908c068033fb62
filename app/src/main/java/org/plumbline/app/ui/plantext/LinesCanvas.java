package org.plumbline.app.ui.plantext;

import java.util.Map;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.control.Spoken;
import org.plumbline.app.ui.draw.DrawnRegion;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.TextFont;

/// The lines that are seen of a long text, painted with their numbers: a line is read, coloured and drawn when it comes into sight.
final class LinesCanvas extends DrawnRegion {
    private static final double LINE_HEIGHT = 1.46;
    private static final double BASELINE = 1.1;
    private static final double GAP = 10;
    private static final double MARK = 3;
    /// Of a sign, with the space after it.
    private static final double SIGN = 12;
    /// Of the longest heat bar.
    private static final double BAR = 34;
    private static final double INSET = 4;
    private static final String TAB = "    ";
    /// Of the styles of a line's pieces.
    static final Map<String, Ink> INKS = Map.of("plan-key", Ink.MUTED, "plan-figure", Ink.MUTED, "plan-name", Ink.CODE_KEYWORD,
            "plan-number", Ink.CODE_NUMBER, "plan-string", Ink.CODE_STRING);

    private final PlanTextViewModel model;
    private final LinePlace place;
    private double left;

    LinesCanvas(PlanTextViewModel model, LinePlace place) {
        this.model = model;
        this.place = place;
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleRoleDescription("The plan's text, line by line");
        setAccessibleHelp("Up and down go from line to line, left and right move the text. With Shift lines are chosen, "
                + "Ctrl+C copies them");
        focusedProperty().subscribe((_, _) -> redraw());
    }

    /// Says and draws how things are now.
    void refresh() {
        Spoken.say(this, model.spoken(place.current()));
        redraw();
    }

    double lineHeight() {
        return Math.ceil(textSize() * LINE_HEIGHT);
    }

    /// Of a letter.
    double letter() {
        return font(false).width("0");
    }

    /// How much of the text's width is left of what is seen.
    void moveTo(double pixels) {
        left = pixels;
        redraw();
    }

    /// The text's own part of the width, right of the numbers.
    double roomForText() {
        return Math.max(1, getWidth() - gutter() - GAP);
    }

    /// How wide the widest line is that is seen, in pixels, in letters of one width.
    double widestSeen() {
        int longest = 0;
        for (int line = (int) place.top(); line < lastSeen(); line++) {
            longest = Math.max(longest, model.lines().get(line).length());
        }
        return longest * letter();
    }

    /// Right of the numbers and the marks the text begins.
    double gutter() {
        return marks() + SIGN + BAR + 2 * GAP;
    }

    /// Right of the numbers the marks begin.
    private double marks() {
        return model.lineNumber(0).length() * letter() + 2 * GAP;
    }

    private int lastSeen() {
        return (int) Math.min(place.count(), Math.ceil(place.top() + getHeight() / lineHeight()));
    }

    private TextFont font(boolean bold) {
        return TextFont.monospaced(textSize(), bold);
    }

    @Override
    protected void draw(Pen pen) {
        pen.fill(0, 0, pen.width(), pen.height(), Ink.BG);
        double height = lineHeight();
        for (int line = (int) place.top(); line < lastSeen(); line++) {
            double y = Math.round((line - place.top()) * height);
            boolean warned = model.warningAt(line).isPresent();
            background(line, warned).ifPresent(ink -> pen.fill(0, y, pen.width(), height, ink));
            text(pen, model.lines().get(line), Math.round(y + textSize() * BASELINE));
        }
        numbers(pen, height);
    }

    private Optional<Ink> background(int line, boolean warned) {
        return model.isSelected(line) ? Optional.of(Ink.SELECTION) : warned ? Optional.of(Ink.MEDIUM_BG)
                : place.isChosen(line) ? Optional.of(Ink.HOVER) : Optional.empty();
    }

    /// Above the text, where that is moved to the left.
    private void numbers(Pen pen, double height) {
        double width = Math.round(gutter() - GAP / 2);
        pen.fill(0, 0, width, pen.height(), Ink.BG);
        for (int line = (int) place.top(); line < lastSeen(); line++) {
            double y = Math.round((line - place.top()) * height);
            boolean warned = model.warningAt(line).isPresent();
            boolean found = model.isFound(line);
            boolean highlighted = model.isHighlighted(line);
            if (warned || highlighted) {
                pen.fill(0, y, width, height, warned ? Ink.MEDIUM_BG : Ink.HIGHLIGHT);
            }
            if (found) {
                pen.fill(0, y, Math.round(marks()) + SIGN - 1, height, Ink.MATCH);
            }
            if (place.isChosen(line)) {
                pen.fill(0, y, MARK, height, isFocused() ? Ink.ACCENT : Ink.BORDER);
            }
            marks(pen, line, y, height, highlighted);
            pen.text(model.lineNumber(line), GAP, Math.round(y + textSize() * BASELINE), font(warned),
                    found ? Ink.TEXT : warned ? Ink.MEDIUM : Ink.MUTED);
        }
        pen.line(width + 0.5, 0, width + 0.5, pen.height(), 1, false, Ink.BORDER_SOFT);
    }

    /// A ring: found. A bar: how hot the node is. A line beside the text: highlighted.
    private void marks(Pen pen, int line, double y, double height, boolean highlighted) {
        double left = Math.round(marks());
        if (model.isFound(line)) {
            double size = SIGN - 2;
            pen.frame(left, Math.round(y + (height - size) / 2), size, size, size / 2, 2, Ink.ACCENT);
        }
        double length = model.heatLength(line);
        if (length > 0) {
            pen.fillRound(left + SIGN, y + INSET, Math.max(1, Math.round(BAR * length)), height - 2 * INSET, 2,
                    Ink.heat(BarLabel.heat(model.heat(line))));
        }
        if (highlighted) {
            pen.fill(Math.round(gutter() - GAP / 2) - MARK, y, MARK, height, Ink.ACCENT);
        }
    }

    /// Only the letters that are seen are drawn, neighbours of one colour together.
    private void text(Pen pen, String line, double baseline) {
        int most = (int) (2 * (left + pen.width()) / letter()) + 1;
        String text = (line.length() > most ? line.substring(0, most) : line).replace("\t", TAB);
        double x = gutter() - left;
        int start = 0;
        int end = 0;
        String style = "";
        for (PlanWords.Piece piece : PlanWords.of(text)) {
            boolean joins = piece.style().equals(style) || text.substring(end, end + piece.length()).isBlank();
            if (!joins) {
                x = piece(pen, text.substring(start, end), style, x, baseline);
                start = end;
                style = piece.style();
            }
            end += piece.length();
        }
        piece(pen, text.substring(start, end), style, x, baseline);
    }

    private double piece(Pen pen, String words, String style, double from, double baseline) {
        TextFont font = font(style.equals("plan-name"));
        double x = from;
        int start = -1;
        int end = 0;
        double first = x;
        for (int i = 0; i < words.length(); i = words.offsetByCodePoints(i, 1)) {
            int next = words.offsetByCodePoints(i, 1);
            double width = font.width(words.substring(i, next));
            if (x + width > 0 && x < pen.width()) {
                if (start < 0) {
                    start = i;
                    first = x;
                }
                end = next;
            }
            x += width;
        }
        if (start >= 0) {
            pen.text(words.substring(start, end), first, baseline, font, INKS.getOrDefault(style, Ink.CODE_TEXT));
        }
        return x;
    }
}
