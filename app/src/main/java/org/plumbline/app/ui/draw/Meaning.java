package org.plumbline.app.ui.draw;

import java.util.List;
import java.util.stream.IntStream;

/// What a sign of a picture means: an entry of its legend.
///
/// @param sign how it looks
/// @param ink its colour
/// @param size of a line, how wide it is; of others, nothing
/// @param words what it means
public record Meaning(Sign sign, Ink ink, double size, String words) {
    /// Shares of the whole, in the steps of the heat's levels.
    private static final List<String> HEAT = List.of("<1 %", "1–5 %", "5–15 %", "15–30 %", "30–50 %", "≥50 %");
    private static final double USUAL_TEXT = 12;
    private static final double GAP = 6;
    private static final double PATCH = 12;
    private static final double LINE = 24;
    private static final double ARROW = 7;
    private static final String ARROW_HEAD = "M0 0L-7 -4L-7 4Z";

    /// How it looks.
    public enum Sign {
        /// Words alone.
        NONE,
        /// A filled square.
        PATCH,
        /// A line.
        LINE,
        /// A dashed line with a head.
        ARROW,
        /// A filled square with a line below it.
        UNDERLINED
    }

    /// Words without a sign, such as a title of the entries that follow.
    public static Meaning words(String words) {
        return new Meaning(Sign.NONE, Ink.MUTED, 0, words);
    }

    /// Of a colour.
    public static Meaning patch(Ink ink, String words) {
        return new Meaning(Sign.PATCH, ink, 0, words);
    }

    /// Of each colour of the heat, by shares of the whole.
    public static List<Meaning> heat() {
        return IntStream.range(0, HEAT.size()).mapToObj(level -> patch(Ink.heat(level), HEAT.get(level))).toList();
    }

    /// Of a colour behind words that are underlined.
    public static Meaning underlined(Ink ink, String words) {
        return new Meaning(Sign.UNDERLINED, ink, 0, words);
    }

    /// Of a line's width.
    public static Meaning line(double width, String words) {
        return new Meaning(Sign.LINE, Ink.BORDER, width, words);
    }

    /// Of a dashed line with a head.
    public static Meaning arrow(String words) {
        return new Meaning(Sign.ARROW, Ink.MUTED, 1, words);
    }

    double width(TextFont font) {
        return signWidth(font) + font.width(words);
    }

    private double signWidth(TextFont font) {
        return unit(font) * switch (sign) {
            case NONE -> 0;
            case PATCH, UNDERLINED -> PATCH + GAP;
            case LINE -> LINE + GAP;
            case ARROW -> LINE + ARROW + GAP;
        };
    }

    /// Signs grow with the words.
    private static double unit(TextFont font) {
        return font.size() / USUAL_TEXT;
    }

    /// @param middle of the line that it stands on
    void draw(Pen pen, double x, double middle, TextFont font) {
        double unit = unit(font);
        double patch = PATCH * unit;
        double top = middle - patch / 2;
        switch (sign) {
            case NONE -> { /* words alone */ }
            case PATCH -> {
                pen.fill(x, top, patch, patch, ink);
                pen.frame(x, top, patch, patch, 0, 1, Ink.BORDER);
            }
            case UNDERLINED -> {
                pen.fill(x, top, patch, patch, ink);
                pen.fill(x, top + patch - 2, patch, 2, Ink.TEXT);
            }
            case LINE -> pen.fill(x, Math.round(middle - unit * size / 2), unit * LINE, unit * size, ink);
            case ARROW -> {
                pen.line(x, middle + 0.5, x + unit * LINE, middle + 0.5, size, true, ink);
                pen.path(ARROW_HEAD, x + unit * (LINE + ARROW), middle + 0.5, unit, ink);
            }
        }
        pen.text(words, x + signWidth(font), Math.round(middle + font.size() * 0.35), font, sign == Sign.NONE ? Ink.MUTED : Ink.TEXT);
    }
}
