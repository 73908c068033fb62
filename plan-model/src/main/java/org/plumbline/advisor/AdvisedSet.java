package org.plumbline.advisor;

import java.util.List;
import org.plumbline.plan.unit.Bytes;

/// The best set of new indexes for a budget.
///
/// @param size of all together whose size is known
/// @param cost of the workload with it: the planner's costs times the weights; what writes pay is not in it
/// @param upkeep what its indexes cost the workload's writes, in the same units; 0 where it has none
/// @param indexes those that help most first; empty where nothing is built
public record AdvisedSet(Bytes size, double cost, double upkeep, List<AdvisedIndex> indexes) {
    public AdvisedSet {
        indexes = List.copyOf(indexes);
    }
}
