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

    static TreeFigure plain(String text, String full, double value) {
        return new TreeFigure(text, full, Tone.PLAIN, value);
    }

    static TreeFigure muted(String text, String full, double value) {
        return new TreeFigure(text, full, Tone.MUTED, value);
    }
}
