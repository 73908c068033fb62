package org.plumbline.app.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.settings.Answers;

/// All that is remembered of how a person likes the window. Never a password.
///
/// @param theme light, dark, or as the system has it
/// @param textSize steps from the system's text size, in pixels: -4 to 16
/// @param window where the window stood last
/// @param sidePanel the side panel that the person chose, by name, `none` when they closed it; empty while they chose nothing
/// @param sourcesShown whether the list of sources stands on the left
/// @param layout widths, divider positions and the like, by name
/// @param recentFiles newest first, at most [#RECENT_FILES]
/// @param historyKept whether runs of EXPLAIN are kept in the history
/// @param servers what the person said of connections' servers, by the connection's id
public record Preferences(
        ThemeChoice theme,
        int textSize,
        Optional<WindowBounds> window,
        Optional<String> sidePanel,
        boolean sourcesShown,
        Map<String, Double> layout,
        List<Path> recentFiles,
        boolean historyKept,
        Map<String, Answers> servers) {

    public static final int RECENT_FILES = 15;
    public static final int SMALLEST_TEXT = -4;
    public static final int LARGEST_TEXT = 16;

    public static final Preferences DEFAULT =
            new Preferences(ThemeChoice.SYSTEM, 0, Optional.empty(), Optional.empty(), true, Map.of(), List.of(), true, Map.of());

    public enum ThemeChoice { SYSTEM, LIGHT, DARK }

    /// In the screen's coordinates; the size is the one to return to when `maximized` ends.
    public record WindowBounds(double x, double y, double width, double height, boolean maximized) {}

    public Preferences {
        textSize = Math.clamp(textSize, SMALLEST_TEXT, LARGEST_TEXT);
        layout = Collections.unmodifiableMap(new TreeMap<>(layout));
        servers = Collections.unmodifiableMap(new TreeMap<>(servers));
        recentFiles = recentFiles.stream().distinct().limit(RECENT_FILES).toList();
    }

    public Preferences withTheme(ThemeChoice choice) {
        return new Preferences(choice, textSize, window, sidePanel, sourcesShown, layout, recentFiles, historyKept, servers);
    }

    public Preferences withTextSize(int steps) {
        return new Preferences(theme, steps, window, sidePanel, sourcesShown, layout, recentFiles, historyKept, servers);
    }

    public Preferences withWindow(WindowBounds bounds) {
        return new Preferences(theme, textSize, Optional.of(bounds), sidePanel, sourcesShown, layout, recentFiles, historyKept, servers);
    }

    public Preferences withSidePanel(Optional<String> panel) {
        return new Preferences(theme, textSize, window, panel, sourcesShown, layout, recentFiles, historyKept, servers);
    }

    public Preferences withSourcesShown(boolean shown) {
        return new Preferences(theme, textSize, window, sidePanel, shown, layout, recentFiles, historyKept, servers);
    }

    public Preferences withLayout(String name, double value) {
        var changed = new TreeMap<>(layout);
        changed.put(name, value);
        return new Preferences(theme, textSize, window, sidePanel, sourcesShown, changed, recentFiles, historyKept, servers);
    }

    /// With this file as the newest.
    public Preferences withRecent(Path file) {
        var files = new ArrayList<Path>();
        files.add(file);
        files.addAll(recentFiles);
        return withRecentFiles(files);
    }

    public Preferences withoutRecent(Path file) {
        return withRecentFiles(recentFiles.stream().filter(each -> !each.equals(file)).toList());
    }

    public Preferences withRecentFiles(List<Path> files) {
        return new Preferences(theme, textSize, window, sidePanel, sourcesShown, layout, files, historyKept, servers);
    }

    public Preferences withHistoryKept(boolean kept) {
        return new Preferences(theme, textSize, window, sidePanel, sourcesShown, layout, recentFiles, kept, servers);
    }

    /// With what was said of one connection's server, or without where nothing is.
    public Preferences withAnswers(String connection, Answers answers) {
        var changed = new TreeMap<>(servers);
        changed.put(connection, answers);
        changed.values().removeIf(Answers.NONE::equals);
        return new Preferences(theme, textSize, window, sidePanel, sourcesShown, layout, recentFiles, historyKept, changed);
    }
}
