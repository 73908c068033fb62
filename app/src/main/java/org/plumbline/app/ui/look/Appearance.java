package org.plumbline.app.ui.look;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// What a window looks like: its theme and the size of its text. Menus, tooltips and dialogs take both over from their window.
///
/// @param textSize steps from the system's own text size, in pixels
public record Appearance(Theme theme, int textSize) {
    private static final double SMALLEST = 9;
    private static final double SMALLEST_DEFAULT = 13;
    private static final double LARGEST_DEFAULT = 24;

    public void applyTo(Scene scene) {
        Application.setUserAgentStylesheet(theme.controls());
        scene.getPreferences().setColorScheme(theme == Theme.DARK ? ColorScheme.DARK : ColorScheme.LIGHT);
        scene.getStylesheets().setAll(List.of(sheet(theme.roles()), sheet("plumbline.css"), sheet("shell.css"), textSizeSheet()));
    }

    /// In pixels.
    public double fontSize() {
        double system = Math.clamp(Math.round(Font.getDefault().getSize()), SMALLEST_DEFAULT, LARGEST_DEFAULT);
        return Math.max(SMALLEST, system + textSize);
    }

    /// The style sheet that gives the roles their colours in this theme, for what is drawn outside of a window.
    public static String roles(Theme theme) {
        return sheet(theme.roles());
    }

    private String textSizeSheet() {
        return "data:text/css,.root%7B-fx-font-size:" + fontSize() + "px;%7D";
    }

    private static String sheet(String name) {
        URL sheet = Objects.requireNonNull(Appearance.class.getResource(name), name);
        return sheet.toExternalForm();
    }
}
