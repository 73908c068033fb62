package org.plumbline.app.ui.tree;

/// What a cell shows.
///
/// @param text short, with its unit; empty where there is no such figure
/// @param full for the tooltip and for copying: exact, in words
/// @param tone how loud
/// @param value for sorting siblings; not a number where there is no figure
public record TreeFigure(String text, String full, Tone tone, double value) {
    static final TreeFigure NONE = new TreeFigure("", "", Tone.PLAIN, Double.NaN);

    /// How loud a figure is.
    public enum Tone { PLAIN, MUTED, SEVERE }

    /// Without a value yet.
    TreeFigure(String text, String full, Tone tone) {
        this(text, full, tone, Double.NaN);
    }

    static TreeFigure plain(String text, String full) {
        return new TreeFigure(text, full, Tone.PLAIN);
    }

    static TreeFigure muted(String text, String full) {
        return new TreeFigure(text, full, Tone.MUTED);
    }

    /// The same with this value.
    TreeFigure valued(double other) {
        return new TreeFigure(text, full, tone, other);
    }
}
