package org.plumbline.app.ui.tree;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.plumbline.app.ui.state.HeatBy;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Capability;

/// The tree's columns of figures, in their order.
public enum TreeColumn {
    SELF("Self", 78, HeatBy.SELF_TIME, "Time in the node itself over all its loops, without its children: where the time goes."),
    TOTAL("Total", 74, null, "Time in the node and everything below it, over all its loops."),
    ROWS("Rows", 66, HeatBy.ROWS, "Rows that the node returned, over all its loops."),
    ESTIMATE("Estimate", 108, null, "Rows per loop that the planner expected, and how far off that was: ▲ too many, ▼ too few."),
    LOOPS("Loops", 66, null, "How often the node ran, over all processes."),
    BUFFERS("Buffers", 72, HeatBy.BUFFERS, "Blocks that the node and everything below it touched, as a size."),
    COST("Cost", 74, HeatBy.COST, "The planner's total cost of the node and everything below it, for one loop."),
    IO("I/O", 70, HeatBy.IO, "Time spent reading and writing blocks, with everything below it, summed over processes.");

    private final String title;
    private final double width;
    private final Optional<HeatBy> heat;
    private final String explanation;

    TreeColumn(String title, double width, HeatBy heat, String explanation) {
        this.title = title;
        this.width = width;
        this.heat = Optional.ofNullable(heat);
        this.explanation = explanation;
    }

    public String title() {
        return title;
    }

    double width() {
        return width;
    }

    /// The figure whose bars stand in this column.
    Optional<HeatBy> heat() {
        return heat;
    }

    public String explanation() {
        return explanation;
    }

    /// Those for which this plan's text has figures.
    public static Set<TreeColumn> withFigures(Capabilities has) {
        var columns = EnumSet.noneOf(TreeColumn.class);
        if (has.has(Capability.TIMING)) {
            columns.add(SELF);
            columns.add(TOTAL);
        }
        if (has.has(Capability.ANALYZE)) {
            columns.add(ROWS);
            columns.add(LOOPS);
        }
        if (has.has(Capability.COSTS)) {
            columns.add(ESTIMATE);
            columns.add(COST);
        }
        if (has.has(Capability.ANALYZE) && has.has(Capability.BUFFERS)) {
            columns.add(BUFFERS);
        }
        if (has.has(Capability.IO_TIMINGS)) {
            columns.add(IO);
        }
        return columns;
    }
}
