package org.plumbline.app.ui.draw;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;

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

    /// The colours of a theme that the window need not have. On JavaFX's thread.
    public static Palette of(Theme theme) {
        var region = new ThemeColours();
        var scene = new Scene(new StackPane(region));
        scene.getStylesheets().setAll(List.of(Appearance.roles(theme), PanelStyle.sheet()));
        scene.getRoot().applyCss();
        return region.palette();
    }

    public Color of(Ink ink) {
        return colours.get(ink);
    }
}
