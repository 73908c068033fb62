package org.plumbline.app.ui.health;

/// How far the look at a database has come.
sealed interface HealthState {
    /// It is being read.
    record Reading() implements HealthState {}

    /// It was read; the findings are as of then.
    record Complete() implements HealthState {}

    /// It could not be read.
    ///
    /// @param sentence why, and what to try
    record Failed(String sentence) implements HealthState {}
}
