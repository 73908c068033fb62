package org.plumbline.app.ui.draw;

import java.util.Locale;

/// What a colour is for. Which colour that is, the theme's style sheet says: `-ink-severe` of the style class `drawn`.
public enum Ink {
    BG, BG_SIDE, TEXT, MUTED, BORDER, BORDER_SOFT, HOVER, SELECTION, ACCENT, ON_ACCENT, CARD, MATCH, HIGHLIGHT,
    SEVERE, SEVERE_BG, MEDIUM, MEDIUM_BG, LOW, LOW_BG, GOOD, GOOD_BG,
    HEAT_0, HEAT_1, HEAT_2, HEAT_3, HEAT_4, HEAT_5,
    KIND_SCAN, KIND_INDEX, KIND_JOIN, KIND_GROUP, KIND_SORT, KIND_PARALLEL, KIND_OTHER,
    CODE_TEXT, CODE_KEYWORD, CODE_STRING, CODE_NUMBER;

    private static final Ink[] HEATS = {HEAT_0, HEAT_1, HEAT_2, HEAT_3, HEAT_4, HEAT_5};

    /// The colour of a share of the whole, in the same steps as the Tree's bars.
    ///
    /// @param level from 0, none, to 5, nearly all; what is outside counts as the nearest
    public static Ink heat(int level) {
        return HEATS[Math.clamp(level, 0, HEATS.length - 1)];
    }

    /// The property of the style sheet: `-ink-bg-side`.
    String property() {
        return "-ink-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
