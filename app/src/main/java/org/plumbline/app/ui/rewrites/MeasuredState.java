package org.plumbline.app.ui.rewrites;

import org.plumbline.app.work.Job;
import org.plumbline.rewrite.proof.RewriteMeasurement;

/// What running a statement and its rewrite on the person's data showed.
sealed interface MeasuredState {
    /// Nobody asked for it.
    record Untried() implements MeasuredState {}

    /// Nothing runs before the person says so.
    ///
    /// @param place where both would run, by the connection's name
    record Asking(String place) implements MeasuredState {}

    /// Both are run.
    ///
    /// @param job says in words how far it is
    record Running(Job job) implements MeasuredState {}

    record Known(RewriteMeasurement measurement) implements MeasuredState {}

    /// It came to nothing.
    ///
    /// @param sentence why not, and what to try
    record Failed(String sentence) implements MeasuredState {}
}
