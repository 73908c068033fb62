package org.plumbline.advisor;

import java.util.List;
import java.util.Optional;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

/// An index of a set that is advised.
///
/// @param index what it is on
/// @param size when it is new
/// @param writes bytes that a new row adds to it, as a share of the row's own; absent where widths are not known
/// @param upkeep what it costs the workload's writes, in the planner's units times the weights; 0 where it has none
/// @param helps the statements whose plans use it, the one that gains most first
public record AdvisedIndex(IndexCandidate index, Bytes size, Optional<Share> writes, double upkeep, List<Help> helps) {
    public AdvisedIndex {
        helps = List.copyOf(helps);
    }

    /// A statement that it helps, together with the others of the set.
    ///
    /// @param query the statement's name
    /// @param before the planner's cost without the set
    /// @param after with it
    public record Help(String query, double before, double after) {}
}
