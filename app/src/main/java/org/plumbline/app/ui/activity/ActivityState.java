package org.plumbline.app.ui.activity;

import java.util.List;
import org.plumbline.activity.ActivitySnapshot;
import org.plumbline.activity.Blocking;
import org.plumbline.activity.Concern;

/// What is known of the server's sessions.
sealed interface ActivityState {
    /// Nothing yet.
    record Reading() implements ActivityState {}

    /// It was never read.
    ///
    /// @param sentence why
    record Failed(String sentence) implements ActivityState {}

    /// It was read.
    ///
    /// @param snapshot the latest
    /// @param concerns what to look at, worst first
    record Known(ActivitySnapshot snapshot, Blocking blocking, List<Concern> concerns) implements ActivityState {
        public Known {
            concerns = List.copyOf(concerns);
        }

        static Known of(ActivitySnapshot snapshot) {
            return new Known(snapshot, Blocking.of(snapshot), Concern.of(snapshot));
        }
    }
}
