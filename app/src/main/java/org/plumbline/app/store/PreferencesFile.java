package org.plumbline.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/// `preferences.json` in the configuration directory.
///
/// @param path may not exist yet
public record PreferencesFile(Path path) {
    private static final System.Logger LOG = System.getLogger(PreferencesFile.class.getName());

    public static PreferencesFile in(Path configDirectory) {
        return new PreferencesFile(configDirectory.resolve("preferences.json"));
    }

    /// What is remembered; the defaults where there is no file, or none that can be read.
    public Preferences read() {
        try {
            return PreferencesJson.parse(Files.readString(path));
        } catch (NoSuchFileException _) {
            return Preferences.DEFAULT;
        } catch (IOException | JacksonException unreadable) {
            LOG.log(System.Logger.Level.WARNING, "Preferences cannot be read, starting with the defaults: " + path, unreadable);
            return Preferences.DEFAULT;
        }
    }

    /// All or nothing: a crash half-way leaves the old file.
    ///
    /// @throws IOException when it cannot be written
    public void write(Preferences preferences) throws IOException {
        WholeFile.write(path, PreferencesJson.print(preferences));
    }
}
