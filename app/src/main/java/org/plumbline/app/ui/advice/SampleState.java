package org.plumbline.app.ui.advice;

import org.plumbline.app.work.Job;

/// How far the look at rows has come, which nobody has unless a person asks for it.
sealed interface SampleState {
    /// It would tell nothing, or nothing was read yet.
    record Needless() implements SampleState {}

    /// It would tell more.
    ///
    /// @param words what would be read, and how
    record Offered(String words) implements SampleState {}

    /// It is going on.
    record Looking(Job job) implements SampleState {}

    /// It was done, or could not be.
    ///
    /// @param sentence what came of it
    record Ended(String sentence) implements SampleState {}
}
