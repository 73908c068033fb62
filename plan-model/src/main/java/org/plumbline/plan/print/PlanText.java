package org.plumbline.plan.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.plan.Buffers;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Execution;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.measure.SelfUsage;
import org.plumbline.plan.unit.Share;

/// A plan as lines of text, the same on every machine: figures in columns on the left, the tree on the right. Columns for which the plan
/// carries no figures are left out.
///
///     self ms   share      rows   planned  loops  self blocks
///       0.120    <1 %     4,212       100      1           17  Hash Join
///      12.345    62 %     4,212       100      1           71  ├─ Seq Scan on orders o
///
/// A `~` marks rows that the rounding of averages per loop leaves open (rule 11). Blocks are those that a node itself found, read or wrote
/// to work files.
///
/// @param header names of the columns
/// @param lines one for each node, in the plan's order
public record PlanText(String header, List<Line> lines) {
    private static final String GAP = "  ";

    public PlanText {
        lines = List.copyOf(lines);
    }

    /// One node.
    ///
    /// @param text its whole line
    /// @param share its own weight, by which the line may be highlighted
    public record Line(String text, Share share) {}

    private record Column(String name, List<String> cells, int width) {}

    public static PlanText of(MeasuredPlan plan) {
        List<Column> columns = columns(plan);
        List<String> tree = TreeLines.of(plan);
        var lines = new ArrayList<Line>(tree.size());
        for (PlanNode node : plan.nodes()) {
            int at = node.id().index();
            lines.add(new Line(figures(columns, column -> column.cells().get(at)) + tree.get(at), plan.shareOf(node)));
        }
        return new PlanText(figures(columns, Column::name).stripTrailing(), lines);
    }

    /// The whole as one text, each line ended.
    public String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n", header.isEmpty() ? "" : header + "\n", "\n"));
    }

    private static String figures(List<Column> columns, Function<Column, String> cell) {
        var text = new StringBuilder();
        for (Column column : columns) {
            String content = cell.apply(column);
            text.repeat(' ', column.width() - content.length()).append(content).append(GAP);
        }
        return text.toString();
    }

    private static List<Column> columns(MeasuredPlan plan) {
        Capabilities present = plan.plan().capabilities();
        var columns = new ArrayList<Column>();
        if (present.has(Capability.TIMING)) {
            columns.add(column(plan, "self ms", node -> Figures.self(plan.of(node).self())));
        }
        shareOf(plan.ranking()).ifPresent(name -> columns.add(column(plan, name, node -> Figures.share(plan.shareOf(node)))));
        if (present.has(Capability.ANALYZE)) {
            columns.add(column(plan, "rows", node -> rows(plan.of(node))));
        }
        if (present.has(Capability.COSTS)) {
            columns.add(column(plan, "planned", node -> plan.of(node).rowsPlanned().map(Figures::rows).orElse("-")));
        }
        if (present.has(Capability.ANALYZE)) {
            columns.add(column(plan, "loops", node -> Figures.whole(node.executed().map(Execution.Executed::loops).orElse(0L))));
        }
        if (present.has(Capability.BUFFERS)) {
            columns.add(column(plan, "self blocks", node -> plan.of(node).selfUsage().map(PlanText::blocks).orElse("0")));
        }
        if (present.has(Capability.COSTS) && !present.has(Capability.ANALYZE)) {
            columns.add(column(plan, "cost", node -> node.estimate().map(costs -> Figures.cost(costs.totalCost())).orElse("-")));
        }
        return columns;
    }

    /// A share without a word is one of time.
    private static Optional<String> shareOf(MeasuredPlan.Ranking ranking) {
        return switch (ranking) {
            case TIME -> Optional.of("share");
            case BUFFERS -> Optional.of("block share");
            case COST -> Optional.of("cost share");
            case NOTHING -> Optional.empty();
        };
    }

    private static String rows(NodeMeasure measure) {
        boolean open = measure.rowsRange().filter(range -> range.low().compareTo(range.high()) < 0).isPresent();
        return measure.rowsTotal().map(rows -> (open ? "~" : "") + Figures.rows(rows)).orElse("-");
    }

    private static String blocks(SelfUsage self) {
        Buffers buffers = self.usage().buffers();
        return Figures.whole(Math.max(0, buffers.touched().plus(buffers.tempWritten()).count())) + (self.inconsistent() ? "?" : "");
    }

    private static Column column(MeasuredPlan plan, String name, Function<PlanNode, String> cell) {
        List<String> cells = plan.nodes().stream().map(cell).toList();
        return new Column(name, cells, Math.max(name.length(), cells.stream().mapToInt(String::length).max().orElse(0)));
    }
}
