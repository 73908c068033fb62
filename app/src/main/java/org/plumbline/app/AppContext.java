package org.plumbline.app;

import java.nio.file.Path;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import org.plumbline.app.store.PreferencesFile;
import org.plumbline.app.store.ProfilesFile;
import org.plumbline.app.store.Samples;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.shell.MainWindow;
import org.plumbline.app.ui.shell.SettingsViewModel;
import org.plumbline.app.work.Background;

/// Builds the application by hand: who needs what is said here and nowhere else.
///
/// @param background where work runs
/// @param settings what the person likes
/// @param connections those that are remembered, and which of them are open
/// @param window the only one
public record AppContext(Background background, SettingsViewModel settings, ConnectionsViewModel connections, MainWindow window) {
    /// Everything, in the window of `stage`, not shown yet.
    ///
    /// @param configDirectory where preferences are kept
    /// @param systemIsDark the system's colour scheme
    public static AppContext create(Stage stage, Background background, Path configDirectory, ObservableValue<Boolean> systemIsDark) {
        var settings = new SettingsViewModel(PreferencesFile.in(configDirectory), background, systemIsDark);
        var connections = new ConnectionsViewModel(ProfilesFile.in(configDirectory), background);
        var window = new MainWindow(stage, background, settings, Samples.all(), connections);
        return new AppContext(background, settings, connections, window);
    }
}
