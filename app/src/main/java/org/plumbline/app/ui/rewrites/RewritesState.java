package org.plumbline.app.ui.rewrites;

import java.util.List;
import org.plumbline.rewrite.Rewriting;

/// How far the search for rewrites is.
sealed interface RewritesState {
    /// There is no statement to look at.
    ///
    /// @param sentence why, and what leads to one
    record Nothing(String sentence) implements RewritesState {}

    /// The catalogue is read.
    record Looking() implements RewritesState {}

    /// The statement, or the catalogue, could not be read.
    ///
    /// @param sentence why, and what to try
    record Failed(String sentence) implements RewritesState {}

    /// It was looked at.
    ///
    /// @param connected by a database's catalogue; otherwise what must be true is the person's to know
    record Found(List<Rewriting> rewritings, boolean connected) implements RewritesState {
        public Found {
            rewritings = List.copyOf(rewritings);
        }
    }
}
