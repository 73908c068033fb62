package org.plumbline.advisor;

import java.util.Optional;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.unit.Bytes;

/// An index that may be chosen.
///
/// @param number its place among all candidates of the search
/// @param index what it is on
/// @param bytes its size; [#UNKNOWN] where that is not known
/// @param upkeep what it costs the workload's writes, in the planner's units ([Upkeep])
record Candidate(int number, IndexCandidate index, long bytes, double upkeep) {
    /// As good as nothing, and not nothing, which would be worth any price.
    static final long UNKNOWN = 1;

    /// What a person is told.
    Optional<Bytes> size() {
        return bytes == UNKNOWN ? Optional.empty() : Optional.of(new Bytes(bytes));
    }
}
