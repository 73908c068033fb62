package org.plumbline.plan.measure;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;

/// The figures derived for one node.
///
/// @param id the node
/// @param processes over how many processes its loops were spread (P of rule 2), at least 1; not a whole number where a part of
///         them ran it
/// @param inclusive none without timing or when it never ran
/// @param self its own time
/// @param rowsTotal rows per loop x loops (rule 12); none without ANALYZE or when it never ran
/// @param rowsKind none outside a Gather
/// @param misestimate none where it says nothing (rule 15)
/// @param byProcess none without figures of workers
/// @param criticalPath the inclusive time of the slowest process: by figures of workers, or because one process alone ran it (rule 4)
/// @param gatherWait the part of a Gather's self time in which it waited for the slowest process (rules 3 and 4)
/// @param selfUsage none without BUFFERS
/// @param selfCost its own part of the total cost, at least 0, disabled paths' penalty left out (rule 19); none with COSTS OFF
/// @param instrumentationBound its time is mostly the clock's (rule 24)
public record NodeMeasure(
        NodeId id,
        double processes,
        Optional<Inclusive> inclusive,
        SelfTime self,
        Optional<Rows> rowsTotal,
        Optional<RowsKind> rowsKind,
        Optional<Misestimate> misestimate,
        Optional<Processes> byProcess,
        Optional<Duration> criticalPath,
        Optional<GatherWait> gatherWait,
        Optional<SelfUsage> selfUsage,
        Optional<Cost> selfCost,
        boolean instrumentationBound) {

    /// Rows as the query sees them: a replicated subtree made them once per process (rule 12).
    public Optional<Rows> rowsLogical() {
        return rowsKind.equals(Optional.of(RowsKind.REPLICATED)) ? rowsTotal.map(rows -> rows.times(1 / processes)) : rowsTotal;
    }
}
