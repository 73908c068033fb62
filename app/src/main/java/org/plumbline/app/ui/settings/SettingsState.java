package org.plumbline.app.ui.settings;

/// How far the look at a server's settings has come.
sealed interface SettingsState {
    /// They are being read.
    record Reading() implements SettingsState {}

    /// They were read, and are as of then.
    record Complete() implements SettingsState {}

    /// They could not be read.
    ///
    /// @param sentence why, and what to try
    record Failed(String sentence) implements SettingsState {}
}
