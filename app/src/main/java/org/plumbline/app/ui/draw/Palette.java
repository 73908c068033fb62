package org.plumbline.app.ui.draw;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.paint.Color;

/// The colour of each role in one theme.
public final class Palette {
    private final Map<Ink, Color> colours;

    /// Takes one for each role.
    ///
    /// @throws IllegalArgumentException where a role has none
    public Palette(Map<Ink, Color> colours) {
        this.colours = new EnumMap<>(colours);
        for (Ink ink : Ink.values()) {
            if (!this.colours.containsKey(ink)) {
                throw new IllegalArgumentException("no colour for " + ink);
            }
        }
    }

    public Color of(Ink ink) {
        return colours.get(ink);
    }
}
