package org.plumbline.app.ui.indexes;

import java.util.List;
import org.plumbline.app.work.Job;

/// How far the trial of a plan's suggested indexes is.
sealed interface TrialState {
    /// It cannot be tried yet.
    ///
    /// @param sentence why, and what leads to it
    record Impossible(String sentence) implements TrialState {}

    /// Nobody asked the server yet.
    record Untried() implements TrialState {}

    /// The server is asked.
    ///
    /// @param job says in words what it is at
    record Asking(Job job) implements TrialState {}

    /// The person is asked whether indexes may be built and rolled back.
    ///
    /// @param indexes which, with their sizes
    record Confirming(List<String> indexes) implements TrialState {}

    /// The server answered.
    record Answered(TrialAnswer answer) implements TrialState {}

    /// It came to nothing.
    ///
    /// @param sentence why, and what to try
    record Failed(String sentence) implements TrialState {}
}
