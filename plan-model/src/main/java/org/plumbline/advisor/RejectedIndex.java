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

        /// Nobody counted how often the statements run, and a run of none of them saves enough with it that anybody would notice.
        ///
        /// @param units of the planner's cost that a run of the statement saves that it helps most
        record Negligible(double units) implements Reason {}

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

        /// How large it would be is not known before it is built, so that it cannot be held against a budget.
        record SizeUnknown() implements Reason {}

        /// It was built and rolled back, and the planner did not use it.
        record NotTaken() implements Reason {}

        /// It was to be built and rolled back, and was not.
        ///
        /// @param words why
        record NotBuilt(String words) implements Reason {}

        /// Measured, it made a statement slower.
        ///
        /// @param query the statement's name
        /// @param factor its time with the index as a part of the time without
        record MadeSlower(String query, double factor) implements Reason {}

        /// Measured, it made no statement faster by more than lies in the noise.
        record NoFaster() implements Reason {}

        /// The server does not take it.
        ///
        /// @param words what it says
        record Refused(String words) implements Reason {}
    }
}
