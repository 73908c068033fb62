package org.plumbline.app.ui.draw;

/// How large painted rows of a table are.
///
/// @param height of a row, in pixels
/// @param text the size of its letters, in pixels
/// @param padding left and right of what a cell says, in pixels
public record RowSize(double height, double text, double padding) {
    private static final double SMALLER = 0.85;
    private static final double FIGURE = 0.96;
    /// Of a letter's size, from the middle of a row to where letters stand.
    private static final double BELOW_MIDDLE = 0.35;

    /// Of words.
    public TextFont font() {
        return TextFont.of(text, false);
    }

    /// Of names.
    public TextFont bold() {
        return TextFont.of(text, true);
    }

    /// Of badges.
    public TextFont small() {
        return TextFont.of(text * SMALLER, false);
    }

    /// Of figures.
    public TextFont figures() {
        return TextFont.of(text * FIGURE, false);
    }

    /// Where letters of this font stand in a row that begins at 0.
    public double baseline(TextFont font) {
        return Math.round(height / 2 + font.size() * BELOW_MIDDLE);
    }
}
