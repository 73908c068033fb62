package org.plumbline.app.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.plumbline.app.store.Preferences;
import org.plumbline.app.store.Preferences.ThemeChoice;
import org.plumbline.app.store.Preferences.WindowBounds;
import org.plumbline.app.store.PreferencesFile;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.app.ui.state.RememberedLayout;
import org.plumbline.app.work.Background;
import org.plumbline.settings.Answers;

/// How the person likes the window, as it changes. Every change is kept; the file is written in the background.
public final class SettingsViewModel implements RememberedLayout {
    private static final String NONE = "none";

    private static final System.Logger LOG = System.getLogger(SettingsViewModel.class.getName());

    private final PreferencesFile file;
    private final Background background;
    private final ReadOnlyObjectWrapper<Preferences> preferences;
    private final ObservableValue<Appearance> appearance;
    private final ObjectProperty<Optional<String>> offered = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableValue<Optional<String>> sidePanel;
    private volatile Preferences latest;

    /// Starts with what the file remembers.
    ///
    /// @param systemIsDark how the system has it, while the person has not chosen
    public SettingsViewModel(PreferencesFile file, Background background, ObservableValue<Boolean> systemIsDark) {
        this.file = file;
        this.background = background;
        this.preferences = new ReadOnlyObjectWrapper<>(file.read());
        this.latest = preferences.get();
        this.sidePanel = preferences.flatMap(now -> offered.map(panel -> sidePanel(now, panel)));
        this.appearance = systemIsDark.flatMap(dark -> preferences.map(now -> new Appearance(theme(now.theme(), dark), now.textSize())));
    }

    public ReadOnlyObjectProperty<Preferences> preferencesProperty() {
        return preferences.getReadOnlyProperty();
    }

    public Preferences preferences() {
        return preferences.get();
    }

    public ObservableValue<Appearance> appearance() {
        return appearance;
    }

    public void chooseTheme(ThemeChoice choice) {
        change(now -> now.withTheme(choice));
    }

    /// Larger or smaller by a few steps.
    ///
    /// @param steps larger where positive
    public void changeTextSize(int steps) {
        change(now -> now.withTextSize(now.textSize() + steps));
    }

    public void resetTextSize() {
        change(now -> now.withTextSize(0));
    }

    public void showSources(boolean shown) {
        change(now -> now.withSourcesShown(shown));
    }

    /// The side panel that is shown; the chosen one, or the one that the plan in front offers while the person has chosen none.
    public ObservableValue<Optional<String>> sidePanel() {
        return sidePanel;
    }

    /// The person wants this panel, or none, from now on.
    public void showSidePanel(Optional<String> panel) {
        change(now -> now.withSidePanel(Optional.of(panel.orElse(NONE))));
    }

    /// The panel that has something to say about the plan in front.
    public void offerSidePanel(Optional<String> panel) {
        offered.set(panel);
    }

    private static Optional<String> sidePanel(Preferences now, Optional<String> offered) {
        return now.sidePanel().isEmpty() ? offered : now.sidePanel().filter(panel -> !panel.equals(NONE));
    }

    @Override
    public void rememberLayout(String name, double value) {
        change(now -> now.withLayout(name, value));
    }

    @Override
    public double layout(String name, double otherwise) {
        return preferences().layout().getOrDefault(name, otherwise);
    }

    /// Runs of EXPLAIN are kept in the history from now on, or no longer; what is kept already stays.
    public void keepHistory(boolean kept) {
        change(now -> now.withHistoryKept(kept));
    }

    /// What the person said of a connection's server.
    Answers answers(String connection) {
        return preferences().servers().getOrDefault(connection, Answers.NONE);
    }

    void rememberAnswers(String connection, Answers answers) {
        change(now -> now.withAnswers(connection, answers));
    }

    /// Where all that is remembered stands.
    Path folder() {
        return file.path().toAbsolutePath().getParent();
    }

    public void rememberWindow(WindowBounds bounds) {
        change(now -> now.withWindow(bounds));
    }

    public void rememberRecent(Path path) {
        change(now -> now.withRecent(path));
    }

    public void forgetRecent(Path path) {
        change(now -> now.withoutRecent(path));
    }

    public void forgetAllRecent() {
        change(now -> now.withRecentFiles(List.of()));
    }

    /// At the end of the program, when no background is left to write in.
    public void save() {
        write();
    }

    private void change(UnaryOperator<Preferences> change) {
        Preferences changed = change.apply(preferences());
        if (!changed.equals(preferences())) {
            preferences.set(changed);
            latest = changed;
            background.run("Saving preferences", _ -> write(), _ -> {}, SettingsViewModel::notWritten);
        }
    }

    /// Always the latest, and one at a time: an older state cannot land on a newer one.
    private synchronized Preferences write() {
        Preferences written = latest;
        try {
            file.write(written);
        } catch (IOException cause) {
            notWritten(cause);
        }
        return written;
    }

    /// Not worth a word to the person: the window works, it only forgets.
    private static void notWritten(Throwable cause) {
        LOG.log(System.Logger.Level.WARNING, "Preferences cannot be written", cause);
    }

    private static Theme theme(ThemeChoice choice, boolean systemIsDark) {
        return switch (choice) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case SYSTEM -> systemIsDark ? Theme.DARK : Theme.LIGHT;
        };
    }
}
