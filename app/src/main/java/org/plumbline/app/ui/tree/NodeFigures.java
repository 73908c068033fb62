package org.plumbline.app.ui.tree;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.app.ui.state.HighlightSets;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.RoundingText;
import org.plumbline.app.ui.tree.TreeFigure.Tone;
import org.plumbline.plan.Buffers;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Execution;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Usage;
import org.plumbline.plan.measure.Inclusive;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Misestimate;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.measure.RowsRange;
import org.plumbline.plan.measure.SelfTime;
import org.plumbline.plan.unit.Rows;

/// A node's figures, column by column, made when a cell is shown.
public final class NodeFigures {
    private static final double WORTH_SAYING = 1.5;

    private final MeasuredPlan measured;

    public NodeFigures(MeasuredPlan measured) {
        this.measured = measured;
    }

    public TreeFigure figure(TreeColumn column, PlanNode node) {
        return words(column, node).valued(value(column, node));
    }

    /// Without words, which take much longer: for sorting. Not a number where there is no figure.
    double value(TreeColumn column, PlanNode node) {
        NodeMeasure measure = measured.of(node);
        return switch (column) {
            case SELF -> switch (measure.self()) {
                case SelfTime.Measured(Duration wall, Duration _) -> nanos(wall);
                case SelfTime.BelowResolution(Duration wall, Duration _) -> nanos(wall);
                case SelfTime.Inconsistent(Duration raw, Duration _) -> nanos(raw);
                case SelfTime.NotMeasured _, SelfTime.NeverExecuted _ -> Double.NaN;
            };
            case TOTAL -> measure.inclusive().map(time -> nanos(time.wall())).orElse(Double.NaN);
            case ROWS -> measure.rowsLogical().map(Rows::value).orElse(Double.NaN);
            case ESTIMATE -> node.estimate().flatMap(_ -> measure.misestimate()).map(Misestimate::factor).orElse(Double.NaN);
            case LOOPS -> node.executed().map(executed -> (double) executed.loops()).orElse(Double.NaN);
            case BUFFERS -> node.usage().map(usage -> (double) usage.buffers().touched().count()).orElse(Double.NaN);
            case COST -> node.estimate().map(estimate -> estimate.totalCost().value()).orElse(Double.NaN);
            case IO -> node.usage().map(usage -> nanos(usage.io().read().plus(usage.io().write()))).orElse(Double.NaN);
        };
    }

    private TreeFigure words(TreeColumn column, PlanNode node) {
        NodeMeasure measure = measured.of(node);
        return switch (column) {
            case SELF -> self(measure);
            case TOTAL -> measure.inclusive().map(NodeFigures::total).orElse(TreeFigure.NONE);
            case ROWS -> measure.rowsTotal().map(rows -> rows(node, measure, rows)).orElse(TreeFigure.NONE);
            case ESTIMATE -> node.estimate().map(estimate -> estimate(measure, estimate)).orElse(TreeFigure.NONE);
            case LOOPS -> node.executed().map(NodeFigures::loops).orElse(TreeFigure.NONE);
            case BUFFERS -> node.usage().map(usage -> buffers(measure, usage.buffers())).orElse(TreeFigure.NONE);
            case COST -> node.estimate().map(estimate -> cost(measure, estimate)).orElse(TreeFigure.NONE);
            case IO -> node.usage().map(NodeFigures::io).orElse(TreeFigure.NONE);
        };
    }

    private TreeFigure self(NodeMeasure measure) {
        return switch (measure.self()) {
            case SelfTime.Measured(Duration wall, Duration cpu) ->
                    TreeFigure.plain(Format.time(wall), () -> selfFull(wall, cpu, measure));
            case SelfTime.BelowResolution(Duration wall, Duration _) -> TreeFigure.muted(Format.time(wall),
                    () -> Format.timeFull(wall) + ": within the rounding of the printed figures");
            case SelfTime.Inconsistent(Duration raw, Duration _) -> new TreeFigure("?",
                    () -> "The printed figures contradict each other: total less children is " + Format.timeFull(raw), Tone.SEVERE);
            case SelfTime.NotMeasured _, SelfTime.NeverExecuted _ -> TreeFigure.NONE;
        };
    }

    private String selfFull(Duration wall, Duration cpu, NodeMeasure measure) {
        var full = new StringBuilder(Format.timeFull(wall)).append(" in the node itself, ")
                .append(Format.shareFull(measured.share(wall))).append(" of the execution");
        if (!cpu.equals(wall)) {
            full.append("\n").append(Format.timeFull(cpu)).append(" summed over its processes");
        }
        measure.selfTolerance().filter(_ -> measure.isSelfRough()).ifPresent(tolerance -> full.append("\n± ")
                .append(Format.timeFull(tolerance)).append(": the time of one loop is rounded to microseconds"));
        if (measure.instrumentationBound()) {
            full.append("\nMostly the cost of measuring: the node ran so often that reading the clock took longer than the work");
        }
        return full.toString();
    }

    private static TreeFigure total(Inclusive time) {
        return TreeFigure.plain(Format.time(time.wall()), () -> Format.timeFull(time.wall()) + " with everything below it, over all loops"
                + (time.cpu().equals(time.wall()) ? "" : "\n" + Format.timeFull(time.cpu()) + " summed over its processes"));
    }

    private static TreeFigure rows(PlanNode node, NodeMeasure measure, Rows total) {
        Rows logical = measure.rowsShown().orElse(total);
        var range = measure.rowsRangeLogical().filter(RowsRange::matters);
        String text = logical.equals(Rows.NONE) ? range.map(each -> "≤ " + Format.rows(each.high())).orElse("0") : Format.rows(logical);
        return TreeFigure.plain(text, () -> rowsFull(node, measure, total));
    }

    private static String rowsFull(PlanNode node, NodeMeasure measure, Rows total) {
        Rows logical = measure.rowsShown().orElse(total);
        String perLoop = node.executed().filter(executed -> executed.loops() > 1)
                .map(executed -> "\n" + Format.rowsFull(executed.rowsPerLoop()) + " per loop, " + Format.countFull(executed.loops())
                        + " loops")
                .orElse("");
        String replicated = measure.rowsLogical().equals(Optional.of(total)) ? ""
                : "\nEvery process made all the rows: " + Format.rowsFull(total) + " in all";
        String rounded = measure.rowsRangeLogical().filter(RowsRange::matters)
                .map(each -> "\nIn truth " + RoundingText.range(each) + ": the average per loop is rounded").orElse("");
        return Format.rowsFull(logical) + perLoop + rounded + replicated;
    }

    private static TreeFigure estimate(NodeMeasure measure, Estimate estimate) {
        String expected = Format.rows(estimate.rows());
        Supplier<String> full = () -> Format.rowsFull(estimate.rows()) + " expected per loop";
        if (measure.misestimate().isEmpty() || measure.misestimate().get().factor() < WORTH_SAYING) {
            return TreeFigure.muted(expected, full);
        }
        Misestimate miss = measure.misestimate().get();
        String text = expected + (miss.underestimated() ? " ▼ " : " ▲ ") + Format.factor(miss.factor());
        Supplier<String> words = () -> full.get() + "\n" + Format.factorFull(miss.factor())
                + (miss.underestimated() ? " too few: more rows came" : " too many: fewer rows came")
                + (miss.leastFactor() < miss.factor() ? "\nAt least " + Format.factorFull(miss.leastFactor())
                        + ", as the real rows per loop are rounded" : "")
                + (miss.origin() ? "\nThe error starts here rather than in an input" : "");
        Tone tone = miss.leastFactor() >= HighlightSets.MISESTIMATE_FACTOR ? Tone.SEVERE : Tone.MUTED;
        return new TreeFigure(text, words, tone);
    }

    private static TreeFigure loops(Execution.Executed executed) {
        return TreeFigure.plain(Format.count(executed.loops()), () -> Format.countFull(executed.loops()) + " loops, over all processes");
    }

    private static TreeFigure buffers(NodeMeasure measure, Buffers all) {
        if (all.touched().count() == 0) {
            return TreeFigure.muted("0", () -> "No blocks touched");
        }
        return TreeFigure.plain(Format.blocks(all.touched()), () -> buffersFull(measure, all));
    }

    private static String buffersFull(NodeMeasure measure, Buffers all) {
        String own = measure.selfUsage().map(self -> "\nof its own: " + Format.blocksFull(self.usage().buffers().touched())).orElse("");
        return Format.blocksFull(all.touched()) + " with everything below it"
                + "\n" + Format.countFull(all.sharedHit().count()) + " found in shared buffers, "
                + Format.countFull(all.sharedRead().count()) + " read, "
                + Format.countFull(all.tempRead().count()) + " temp read, "
                + Format.countFull(all.tempWritten().count()) + " temp written" + own;
    }

    private static TreeFigure cost(NodeMeasure measure, Estimate estimate) {
        return TreeFigure.plain(Format.cost(estimate.totalCost()), () ->
                "cost " + Format.costFull(estimate.startupCost()) + " until the first row, " + Format.costFull(estimate.totalCost())
                        + " until the last"
                        + measure.selfCost().map(cost -> "\nits own part: " + Format.costFull(cost)).orElse(""));
    }

    private static TreeFigure io(Usage usage) {
        Duration read = usage.io().read();
        Duration write = usage.io().write();
        Duration sum = read.plus(write);
        if (sum.isZero()) {
            return TreeFigure.muted("0 ms", () -> "No time spent in reads or writes");
        }
        return TreeFigure.plain(Format.time(sum), () -> Format.timeFull(read) + " reading, " + Format.timeFull(write) + " writing");
    }

    private static double nanos(Duration time) {
        return time.toNanos();
    }
}
