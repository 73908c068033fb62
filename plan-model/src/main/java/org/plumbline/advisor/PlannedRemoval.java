package org.plumbline.advisor;

import java.util.List;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;

/// An index of the database that may go, and what the workload's plans say of it: the best set was there, and the index was hidden from the
/// planner together with those before it that nobody missed.
///
/// @param table that it is on
/// @param index the index
/// @param besides how many before it were hidden too
/// @param dearer the statements that would cost noticeably more without it, in the planner's costs with and without it; empty where nobody
///         misses it
public record PlannedRemoval(TableFacts table, IndexFacts index, int besides, List<AdvisedIndex.Help> dearer) {
    public PlannedRemoval {
        dearer = List.copyOf(dearer);
    }
}
