package org.plumbline.plan.measure;

import java.time.Duration;
import java.util.List;
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
/// @param selfTolerance how far its own wall time may be off, as every printed time is rounded (rule 5); none where it has none
/// @param rowsTotal rows per loop x loops (rule 12); none without ANALYZE, when it never ran, or of a
///         BitmapAnd or BitmapOr, which do not count them (rule 13)
/// @param rowsRange between which whole numbers those are (rule 11)
/// @param rowsPlanned what the planner expected of all loops and processes, to be compared with `rowsTotal`; below a Parallel Append at
///         most, as a child may be planned with fewer workers, which is not printed; per loop where it never ran; none with COSTS OFF
/// @param rowsKind none outside a Gather
/// @param misestimate none where it says nothing (rule 15)
/// @param byProcess none without figures of workers
/// @param parts what each process did, the leader first; empty without figures of workers
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
        Optional<Duration> selfTolerance,
        Optional<Rows> rowsTotal,
        Optional<RowsRange> rowsRange,
        Optional<Rows> rowsPlanned,
        Optional<RowsKind> rowsKind,
        Optional<Misestimate> misestimate,
        Optional<Processes> byProcess,
        List<ProcessPart> parts,
        Optional<Duration> criticalPath,
        Optional<GatherWait> gatherWait,
        Optional<SelfUsage> selfUsage,
        Optional<Cost> selfCost,
        boolean instrumentationBound) {

    public NodeMeasure {
        parts = List.copyOf(parts);
    }

    /// Rows as the query sees them: a replicated subtree made them once per process (rule 12).
    public Optional<Rows> rowsLogical() {
        return rowsKind.equals(Optional.of(RowsKind.REPLICATED)) ? rowsTotal.map(rows -> rows.times(1 / processes)) : rowsTotal;
    }

    /// Likewise between which whole numbers.
    public Optional<RowsRange> rowsRangeLogical() {
        return rowsKind.equals(Optional.of(RowsKind.REPLICATED)) ? rowsRange.map(range -> range.times(1 / processes)) : rowsRange;
    }

    /// Rows to show: the only whole number that the rounding leaves, else as printed (39.99 of 3 loops are 40).
    public Optional<Rows> rowsShown() {
        return rowsRangeLogical().filter(range -> range.low().equals(range.high())).map(RowsRange::low).or(this::rowsLogical);
    }

    /// The part of a Gather's own time in which it did not wait: it started workers and took over their rows (rule 3).
    public Optional<Duration> gatherWork() {
        return gatherWait.map(wait -> self.wallOrZero().minus(wait.time()));
    }

    /// Its own time is known only roughly: the rounding is a good part of it.
    public boolean isSelfRough() {
        return self instanceof SelfTime.Measured(Duration wall, Duration _)
                && selfTolerance.map(tolerance -> tolerance.multipliedBy(ROUGH).compareTo(wall) > 0).orElse(false);
    }

    private static final int ROUGH = 10;
}
