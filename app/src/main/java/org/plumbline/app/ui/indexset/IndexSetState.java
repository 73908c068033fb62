package org.plumbline.app.ui.indexset;

import org.plumbline.app.work.Job;

/// How far the look for indexes is.
sealed interface IndexSetState {
    /// Nobody said yet for which statements.
    record Choosing() implements IndexSetState {}

    /// The server is asked.
    ///
    /// @param job says in words what it is at
    record Searching(Job job) implements IndexSetState {}

    /// It came to nothing.
    ///
    /// @param sentence why, and what to try
    record Failed(String sentence) implements IndexSetState {}

    /// There are sets.
    ///
    /// @param sets those of each budget, and the one that the person makes of them
    record Found(ChosenSet sets) implements IndexSetState {}
}
