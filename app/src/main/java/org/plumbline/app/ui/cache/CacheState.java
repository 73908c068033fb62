package org.plumbline.app.ui.cache;

import java.util.List;
import java.util.Optional;
import org.plumbline.app.ui.control.Curve;

/// What the panel has to say of the caches.
sealed interface CacheState {
    /// Why nothing.
    ///
    /// @param sentence in words
    record Nothing(String sentence) implements CacheState {}

    /// What they do.
    ///
    /// @param headline the hit ratio and the latency
    /// @param lines what there is to say, a sentence each
    /// @param curves hit ratio against size
    /// @param chosen the size that was typed, on the curve of the shared cache, else of the local one
    record Answer(String headline, List<String> lines, List<Curve> curves, Optional<Curve.Point> chosen) implements CacheState {
        public Answer {
            lines = List.copyOf(lines);
            curves = List.copyOf(curves);
        }
    }
}
