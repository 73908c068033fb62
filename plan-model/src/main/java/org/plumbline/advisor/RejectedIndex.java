package org.plumbline.advisor;

import org.plumbline.index.IndexCandidate;

/// A candidate that is not in the set, and why.
public record RejectedIndex(IndexCandidate index, Reason reason) {
    /// Why an index is not advised.
    public sealed interface Reason {
        /// One of the set does its work.
        record CoveredBy(IndexCandidate chosen) implements Reason {}

        /// With the set it would save next to nothing.
        ///
        /// @param share of the workload's cost with the set that it would save as well, at most
        record SavesLittle(double share) implements Reason {}

        /// It does not fit beside the set, and saves less for its size.
        ///
        /// @param share of the workload's cost without new indexes that it alone would save
        record LessForItsSize(double share) implements Reason {}

        /// It costs the workload's writes more than it alone would save the rest.
        ///
        /// @param saves share of the workload's cost without new indexes
        /// @param costs likewise
        record DearToKeep(double saves, double costs) implements Reason {}

        /// No plan used it.
        record Unused() implements Reason {}

        /// The server does not take it.
        ///
        /// @param words what it says
        record Refused(String words) implements Reason {}
    }
}
