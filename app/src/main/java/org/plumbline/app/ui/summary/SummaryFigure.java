package org.plumbline.app.ui.summary;

/// One figure of the strip.
///
/// @param value with its unit
/// @param label what it is
/// @param explanation exact figures, for the tooltip
/// @param role how it looks
public record SummaryFigure(String value, String label, String explanation, Role role) {
    /// How a figure looks.
    public enum Role { MAIN, PLAIN, GOOD, WARNING, SEVERE }

    static SummaryFigure plain(String value, String label, String explanation) {
        return new SummaryFigure(value, label, explanation, Role.PLAIN);
    }
}
