package org.plumbline.app.ui.rewrites;

/// What the server's planner says of a rewrite beside its original.
sealed interface PlannedState {
    /// Nobody asked it.
    record Untried() implements PlannedState {}

    record Asking() implements PlannedState {}

    /// Both were planned, and neither was run.
    record Planned(BothPlans plans) implements PlannedState {}

    /// It came to nothing.
    ///
    /// @param sentence why not, and what to try
    record Failed(String sentence) implements PlannedState {}
}
