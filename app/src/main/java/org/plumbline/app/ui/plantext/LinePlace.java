package org.plumbline.app.ui.plantext;

/// Which of a text's lines are seen, and which are chosen: one or several in a row. Lines count from 0; places are lines and parts of them.
final class LinePlace {
    /// A line that is gone to has so many above it.
    private static final int LINES_ABOVE = 4;

    private final int count;
    private double seen = 1;
    private double top;
    private int current;
    private int anchor;

    /// @param count of all lines
    LinePlace(int count) {
        this.count = count;
    }

    int count() {
        return count;
    }

    /// So many lines have room now.
    void resize(double lines) {
        seen = Math.max(1, lines);
        scrollTo(top);
    }

    double seen() {
        return seen;
    }

    /// The first line to be seen, and how much of it is above.
    double top() {
        return top;
    }

    /// How far down it can be scrolled.
    double lowest() {
        return Math.max(0, count - seen);
    }

    void scrollTo(double line) {
        top = Math.clamp(line, 0, lowest());
    }

    /// Where the keyboard is.
    int current() {
        return current;
    }

    /// The first of the chosen lines.
    int first() {
        return Math.min(anchor, current);
    }

    /// The last of the chosen lines.
    int last() {
        return Math.max(anchor, current);
    }

    boolean isChosen(int line) {
        return line >= first() && line <= last();
    }

    /// Goes to this line, or to the nearest that there is, and has it seen.
    ///
    /// @param extending the lines on the way are chosen with it
    void go(int line, boolean extending) {
        current = Math.clamp(line, 0, Math.max(0, count - 1));
        anchor = extending ? anchor : current;
        if (current < top) {
            scrollTo(current);
        } else if (current + 1 > top + seen) {
            scrollTo(current + 1 - seen);
        }
    }

    /// Goes to this line; where it is not seen yet, some lines above it are seen too.
    void jump(int line) {
        if (line < top || line + 1 > top + seen) {
            scrollTo(line - LINES_ABOVE);
        }
        go(line, false);
    }

    /// By the height of the window.
    ///
    /// @param direction 1 down, -1 up
    void page(int direction, boolean extending) {
        int step = (int) Math.max(1, Math.floor(seen) - 1);
        scrollTo(top + direction * step);
        go(Math.clamp((long) current + (long) direction * step, 0, Math.max(0, count - 1)), extending);
    }
}
