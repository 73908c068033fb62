package org.plumbline.app.ui.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.ui.node.NodeEntry.Tone;
import org.plumbline.app.ui.state.HighlightSets;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.MaskedFiguresText;
import org.plumbline.app.ui.text.RoundingText;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Execution;
import org.plumbline.plan.NodeConditions;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Misestimate;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.measure.RowsRange;
import org.plumbline.plan.measure.SelfTime;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// A node's general lines, conditions, rows and times.
final class NodeGroups {
    static final String TIME = "Time";

    private final MeasuredPlan measured;
    private final PlanNode node;
    private final NodeMeasure measure;

    NodeGroups(MeasuredPlan measured, PlanNode node) {
        this.measured = measured;
        this.node = node;
        measure = measured.of(node);
    }

    /// Of every node the same groups in the same order, some of them empty.
    List<NodeGroup> groups() {
        var other = new NodeAttributes(node);
        return List.of(
                new NodeGroup("Conditions", conditions()),
                new NodeGroup("Rows", rows()),
                new NodeGroup(TIME, time()),
                new NodeGroup("Buffers and I/O", new NodeUsageLines(node, measure).entries()),
                new NodeGroup("Planner's cost", cost()),
                new NodeGroup("General", other.general()),
                new NodeGroup("Output", other.output()),
                new NodeGroup("Other", other.others()));
    }

    private List<NodeEntry> conditions() {
        var entries = new ArrayList<NodeEntry>();
        for (NodeConditions condition : NodeConditions.of(node.operation())) {
            entries.add(NodeEntry.code(condition.name(), condition.text(), Terms.explain(condition.name())));
        }
        return entries;
    }

    private List<NodeEntry> rows() {
        var entries = new ArrayList<NodeEntry>();
        switch (node.execution()) {
            case Execution.NotAnalyzed _ -> { /* the estimate says it all */ }
            case Execution.NeverExecuted _ -> entries.add(NodeEntry.muted("Execution", "never executed",
                    "PostgreSQL did not need to run this node, for example because the other side of a join had no rows."));
            case Execution.Executed executed -> executedRows(executed, entries);
        }
        node.estimate().ifPresent(estimate -> estimate(estimate, entries));
        return entries;
    }

    private void executedRows(Execution.Executed executed, List<NodeEntry> entries) {
        if (measure.rowsTotal().isEmpty()) {
            entries.add(NodeEntry.muted("Returned", "not counted", "PostgreSQL prints 0 rows for every BitmapAnd and BitmapOr."));
            return;
        }
        Rows rows = measure.rowsShown().orElse(executed.rowsAllLoops());
        entries.add(NodeEntry.plain("Returned", Format.rows(rows) + (executed.loops() > 1
                        ? " (" + Format.rows(executed.rowsPerLoop()) + " per loop × " + Format.count(executed.loops()) + " loops)" : ""),
                "Rows handed to the parent, over all loops: " + Format.rowsFull(rows)
                        + (executed.loops() > 1 ? "\nPostgreSQL prints an average per loop, which is rounded." : "")));
        measure.rowsRangeLogical().filter(RowsRange::matters).ifPresent(range -> entries.add(NodeEntry.muted("In truth",
                RoundingText.range(range) + ", rounded per loop", RoundingText.RANGE_EXPLAINED)));
        for (NodeConditions condition : NodeConditions.of(node.operation())) {
            condition.rowsRemovedPerLoop().ifPresent(removed -> removed(condition.name(), removed, executed, entries));
        }
        measure.rowsKind().ifPresent(kind -> entries.add(NodeEntry.muted("Processes", switch (kind) {
            case PARTITIONED -> "each made a part of the rows";
            case REPLICATED -> "each made all the rows: " + Format.rows(executed.rowsAllLoops()) + " together";
        }, "How the processes of the Gather above share the rows of this node.")));
    }

    private void removed(String condition, Rows perLoop, Execution.Executed executed, List<NodeEntry> entries) {
        Rows all = perLoop.times((double) executed.loops());
        double seen = all.value() + executed.rowsAllLoops().value();
        String kept = seen > 0 ? ", " + Format.share(Share.of(executed.rowsAllLoops().value(), seen)) + " kept" : "";
        String term = switch (condition) {
            case "Recheck Cond" -> "Rows Removed by Index Recheck";
            case "Join Filter" -> "Rows Removed by Join Filter";
            default -> "Rows Removed by Filter";
        };
        RowsRange range = RowsRange.removed(perLoop, executed.loops());
        String rounded = range.matters() ? "\nIn truth " + RoundingText.range(range) + ": the average per loop is rounded" : "";
        entries.add(NodeEntry.plain("Removed", Format.rows(all) + " by the " + condition.toLowerCase(java.util.Locale.ROOT) + kept,
                Format.rowsFull(all) + " over all loops" + rounded + "\n" + Terms.explain(term)));
    }

    private void estimate(Estimate estimate, List<NodeEntry> entries) {
        entries.add(NodeEntry.plain("Expected", Format.rows(estimate.rows()) + " per loop"
                        + estimate.width().map(width -> ", " + Format.bytes(width) + " wide").orElse(""),
                "What the planner expected of one loop of one process: " + Format.rowsFull(estimate.rows())));
        measure.misestimate().filter(miss -> miss.factor() >= 1.5).ifPresent(miss -> entries.add(misestimate(miss)));
    }

    private static NodeEntry misestimate(Misestimate miss) {
        String text = Format.factor(miss.factor()) + (miss.underestimated() ? " too few" : " too many")
                + (miss.origin() ? ", starts here" : "");
        String rounded = miss.leastFactor() < miss.factor()
                ? "\nAt least " + Format.factorFull(miss.leastFactor()) + ", as the real rows per loop are rounded" : "";
        return new NodeEntry("Misestimate", text, "How far the expected rows per loop were from the real ones: "
                + Format.factorFull(miss.factor()) + rounded
                + (miss.origin() ? "\nThe inputs were estimated well: the error starts at this node."
                        : ""),
                miss.leastFactor() >= HighlightSets.MISESTIMATE_FACTOR ? Tone.SEVERE : Tone.PLAIN);
    }

    private List<NodeEntry> time() {
        var entries = new ArrayList<NodeEntry>();
        switch (measure.self()) {
            case SelfTime.Measured(Duration wall, Duration cpu) -> self(wall, cpu, entries);
            case SelfTime.BelowResolution(Duration wall, Duration _) -> entries.add(NodeEntry.muted("Self",
                    Format.time(wall) + ", within the rounding",
                    "PostgreSQL prints microseconds per loop; the node's own time is smaller than that rounding"
                            + measure.selfTolerance().map(most -> ": at most " + Format.timeFull(wall.plus(most))).orElse("") + "."));
            case SelfTime.Inconsistent(Duration raw, Duration _) -> entries.add(new NodeEntry("Self", Format.time(raw) + ": inconsistent",
                    "The children's printed times are more than this node's, which cannot be: the figure is shown as it comes out.",
                            Tone.SEVERE));
            case SelfTime.NotMeasured _ -> {
                if (MaskedFiguresText.areMasked(node)) {
                    entries.add(NodeEntry.muted("Self", "masked", "The query was run, but this text hides the node's figures."));
                } else if (node.execution() instanceof Execution.Executed) {
                    entries.add(NodeEntry.muted("Self", "not measured", "The query was run with TIMING OFF."));
                } else {
                    entries.add(NodeEntry.muted("Self", "not measured: the query was not run", "EXPLAIN without ANALYZE only plans."));
                }
            }
            case SelfTime.NeverExecuted _ -> { /* said under rows */ }
        }
        measure.inclusive().ifPresent(time -> entries.add(NodeEntry.plain("Total",
                Format.time(time.wall()) + (time.cpu().equals(time.wall()) ? "" : " (" + Format.time(time.cpu()) + " CPU)"),
                "With everything below it, over all loops: " + Format.timeFull(time.wall()) + ", summed over processes "
                        + Format.timeFull(time.cpu()))));
        node.executed().flatMap(Execution.Executed::timing).ifPresent(timing -> entries.add(NodeEntry.plain("First row",
                "after " + Format.time(timing.startupTimePerLoop()), "Actual startup time per loop: "
                        + Format.timeFull(timing.startupTimePerLoop()))));
        new ProcessLines(measure).addTo(entries);
        if (measure.instrumentationBound()) {
            entries.add(NodeEntry.muted("Measuring", "mostly the cost of measuring",
                    "The node ran so often that reading the clock took longer than the work; without ANALYZE it is faster."));
        }
        return entries;
    }

    private void self(Duration wall, Duration cpu, List<NodeEntry> entries) {
        Optional<Duration> rough = measure.selfTolerance().filter(_ -> measure.isSelfRough());
        entries.add(NodeEntry.plain("Self", Format.time(wall) + rough.map(open -> " ± " + Format.time(open)).orElse("") + ", "
                        + Format.share(measured.share(wall)) + " of the execution",
                "In the node itself, without its children, over all loops: " + Format.timeFull(wall)
                        + rough.map(open -> "\n" + RoundingText.TIME_EXPLAINED + "± " + Format.timeFull(open)).orElse("")));
        if (!cpu.equals(wall)) {
            entries.add(NodeEntry.plain("Self, all processes", Format.time(cpu),
                    "The same, summed over the processes that ran it: " + Format.timeFull(cpu)));
        }
    }

    private List<NodeEntry> cost() {
        Optional<Estimate> estimate = node.estimate();
        return estimate.map(each -> List.of(
                NodeEntry.plain("Cost", Format.cost(each.startupCost()) + " .. " + Format.cost(each.totalCost()),
                        "Until the first row " + Format.costFull(each.startupCost()) + ", until the last "
                                + Format.costFull(each.totalCost())
                                + ", in units of seq_page_cost")))
                .orElse(List.of());
    }
}
