package org.plumbline.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.app.ui.text.ChangeText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.compare.Basis;
import org.plumbline.plan.compare.Compared;
import org.plumbline.plan.compare.ComparedNode;
import org.plumbline.plan.compare.NodeFigures;
import org.plumbline.plan.compare.PlanComparison;

/// Two plans as one tree of text, with a mark for each node and its figures in both plans. A pair stands where the plan after has it,
/// what is gone where it was.
///
///           self time            rows
///      before   after  before   after
///     ~ 30 ms    4 ms      50      50    Index Scan on orders o using orders_idx (was Seq Scan)
///
/// @param header names of the columns
/// @param lines one for each node; none where no node differs and only those that do were wanted
record ComparisonTree(List<String> header, List<Line> lines) {
    static final String LEGEND = "~ changed   > moved   + added   - gone   ! differs beyond noise";
    private static final int DEEPEST = 30;

    ComparisonTree {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /// @param differs whether the node is not the same in both plans
    record Line(String text, boolean differs) {}

    /// All in one, with the meaning of the marks below it.
    String text() {
        return Stream.of(header.stream(), lines.stream().map(Line::text), Stream.of("", LEGEND)).flatMap(each -> each)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private record Column(String name, List<String> before, List<String> after, int width) {}

    /// These nodes.
    static ComparisonTree of(PlanComparison comparison, Basis basis, List<ComparedNode> nodes) {
        if (nodes.isEmpty()) {
            return new ComparisonTree(List.of(), List.of());
        }
        List<NodeFigures> figures = nodes.stream().map(comparison::figures).toList();
        List<Column> columns = columns(figures, basis);
        var head = new StringBuilder(" ");
        var names = new StringBuilder(" ");
        for (Column column : columns) {
            head.append("  ").append(padded(column.name(), column.width() * 2 + 2));
            names.append("  ").append(padded("before", column.width())).append("  ").append(padded("after", column.width()));
        }
        var lines = new ArrayList<Line>(nodes.size());
        var words = new ChangeText(comparison);
        for (int i = 0; i < nodes.size(); i++) {
            var line = new StringBuilder(ChangeText.mark(nodes.get(i).state()));
            for (Column column : columns) {
                line.append("  ").append(padded(column.before().get(i), column.width())).append("  ")
                        .append(padded(column.after().get(i), column.width()));
            }
            line.append("  ").append(indent(comparison, nodes.get(i))).append(VisibleText.line(words.title(nodes.get(i))));
            lines.add(new Line(line.toString(), nodes.get(i).differs()));
        }
        return new ComparisonTree(List.of(head.toString().stripTrailing(), names.toString().stripTrailing()), lines);
    }

    private static String indent(PlanComparison comparison, ComparedNode node) {
        PlanNode shown = node.after().map(comparison.after().plan()::node)
                .orElseGet(() -> comparison.before().plan().node(node.before().orElseThrow()));
        int depth = shown.depth();
        String name = shown.subplanName().map(each -> each + ": ").orElse("");
        return depth <= DEEPEST ? "  ".repeat(depth) + name : "  ".repeat(DEEPEST) + "(" + depth + ") " + name;
    }

    private static List<Column> columns(List<NodeFigures> figures, Basis basis) {
        var columns = new ArrayList<Column>();
        add(columns, "self time", figures, NodeFigures::selfTime, Format::time);
        add(columns, "rows", figures, NodeFigures::rows, Format::rows);
        add(columns, "blocks", figures, NodeFigures::touched, blocks -> Format.count(blocks.count()));
        add(columns, "work files", figures, NodeFigures::temp, blocks -> Format.count(blocks.count()));
        if (basis == Basis.COST) {
            add(columns, "planned rows", figures, NodeFigures::rowsPlanned, Format::rows);
            add(columns, "self cost", figures, NodeFigures::selfCost, Format::cost);
        }
        return columns;
    }

    /// Not where no node has the figure, or no work file was written.
    private static <T> void add(
            List<Column> columns, String name, List<NodeFigures> figures, Function<NodeFigures, Compared<T>> figure,
            Function<T, String> words) {
        List<String> before = figures.stream().map(figure).map(each -> each.before().map(words).orElse("-")).toList();
        List<String> after = figures.stream().map(figure)
                .map(each -> each.after().map(now -> (each.trend().differs() ? "!" : "") + words.apply(now)).orElse("-")).toList();
        boolean any = figures.stream().map(figure).anyMatch(each -> each.before().or(each::after).isPresent())
                && (!name.equals("work files") || figures.stream().anyMatch(each -> each.temp().trend().differs()));
        if (any) {
            int width = Math.max("before".length(), Math.max(longest(before), longest(after)));
            columns.add(new Column(name, before, after, width));
        }
    }

    private static int longest(List<String> cells) {
        return cells.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
