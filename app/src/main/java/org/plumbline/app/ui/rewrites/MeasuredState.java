package org.plumbline.app.ui.rewrites;

import java.util.Optional;
import org.plumbline.app.work.Job;
import org.plumbline.rewrite.proof.RewriteMeasurement;

/// What running a statement and its rewrite on the person's data showed.
sealed interface MeasuredState {
    /// Nobody asked for it.
    record Untried() implements MeasuredState {}

    /// Nothing runs before the person says so.
    ///
    /// @param place where both would run, by the connection's name
    /// @param before what was found when both ran last
    record Asking(String place, Optional<RewriteMeasurement> before) implements MeasuredState {}

    /// Both are run.
    ///
    /// @param job says in words how far it is
    /// @param before what was found when both ran last
    record Running(Job job, Optional<RewriteMeasurement> before) implements MeasuredState {}

    record Known(RewriteMeasurement found) implements MeasuredState {}

    /// It came to nothing.
    ///
    /// @param sentence why not, and what to try
    record Failed(String sentence) implements MeasuredState {}

    /// What is known by now; it counts while both run once more, too.
    default Optional<RewriteMeasurement> measurement() {
        return switch (this) {
            case Untried(), Failed _ -> Optional.empty();
            case Asking(String _, Optional<RewriteMeasurement> before) -> before;
            case Running(Job _, Optional<RewriteMeasurement> before) -> before;
            case Known(RewriteMeasurement found) -> Optional.of(found);
        };
    }

    /// That, and nothing else.
    static MeasuredState of(Optional<RewriteMeasurement> known) {
        return known.<MeasuredState>map(Known::new).orElseGet(Untried::new);
    }
}
