package org.plumbline.plan.compare;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;

/// A node's figures in both plans.
///
/// @param selfTime its own wall time
/// @param totalTime with what is below it, wall time
/// @param rows as the query sees them, of all loops
/// @param rowsPlanned what the planner expected of all loops
/// @param loops executions over all processes
/// @param touched blocks that it found or read itself, work files aside
/// @param hit those found in shared buffers (or, of temporary tables, local ones)
/// @param read those asked of the operating system
/// @param temp blocks of work files that it read and wrote itself
/// @param selfCost its own part of the cost
/// @param totalCost with what is below it
public record NodeFigures(
        Compared<Duration> selfTime, Compared<Duration> totalTime, Compared<Rows> rows, Compared<Rows> rowsPlanned, Compared<Long> loops,
        Compared<Blocks> touched, Compared<Blocks> hit, Compared<Blocks> read, Compared<Blocks> temp,
        Compared<Cost> selfCost, Compared<Cost> totalCost) {

    /// Those of them that are changes of the node itself.
    Set<Change> changes() {
        var changes = EnumSet.noneOf(Change.class);
        add(changes, Change.TIME, selfTime);
        add(changes, Change.ROWS, rows);
        add(changes, Change.BUFFERS, touched);
        add(changes, Change.READS, read);
        add(changes, Change.TEMP, temp);
        add(changes, Change.COST, selfCost);
        return changes;
    }

    private static void add(Set<Change> changes, Change change, Compared<?> figure) {
        if (figure.trend().differs()) {
            changes.add(change);
        }
    }

    /// Loops are counted: whatever differs is a difference.
    static Compared<Long> counted(Optional<Long> before, Optional<Long> after) {
        boolean known = before.isPresent() && after.isPresent();
        return new Compared<>(before, after, known ? Trend.of((double) after.get() - before.get(), false) : Trend.UNKNOWN);
    }
}
