package org.plumbline.app.ui.tree;

import java.util.function.Supplier;

/// What a cell shows.
///
/// @param text short, with its unit; empty where there is no such figure
/// @param explained makes what [#full] returns
/// @param tone how loud
/// @param value for sorting siblings; not a number where there is no figure
public record TreeFigure(String text, Supplier<String> explained, Tone tone, double value) {
    static final TreeFigure NONE = new TreeFigure("", () -> "", Tone.PLAIN, Double.NaN);

    /// How loud a figure is.
    public enum Tone { PLAIN, MUTED, SEVERE }

    /// Without a value yet.
    TreeFigure(String text, Supplier<String> explained, Tone tone) {
        this(text, explained, tone, Double.NaN);
    }

    static TreeFigure plain(String text, Supplier<String> explained) {
        return new TreeFigure(text, explained, Tone.PLAIN);
    }

    static TreeFigure muted(String text, Supplier<String> explained) {
        return new TreeFigure(text, explained, Tone.MUTED);
    }

    /// The same with this value.
    TreeFigure valued(double other) {
        return new TreeFigure(text, explained, tone, other);
    }

    /// For the tooltip and for copying: exact, in words. Made when it is asked for: most cells are painted and never pointed at.
    public String full() {
        return explained.get();
    }
}
