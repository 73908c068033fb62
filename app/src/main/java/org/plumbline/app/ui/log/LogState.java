package org.plumbline.app.ui.log;

/// How far the reading of a log is.
sealed interface LogState {
    record Reading() implements LogState {}

    /// To its end.
    record Complete() implements LogState {}

    /// By the person, before its end.
    ///
    /// @param share how much had been read, from 0 to 1
    record Stopped(double share) implements LogState {}

    /// Not readable.
    ///
    /// @param sentence what went wrong
    record Failed(String sentence) implements LogState {}
}
