package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.plumbline.app.ui.text.ChangeText;
import org.plumbline.app.ui.text.CompareText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.RunsText;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.compare.Basis;
import org.plumbline.plan.compare.Compared;
import org.plumbline.plan.compare.ComparedNode;
import org.plumbline.plan.compare.NodeFigures;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Run;
import org.plumbline.plan.compare.Runs;
import org.plumbline.plan.compare.Verdict;

/// Plans side by side as a person reads them on a terminal: the sentences that matter, and below them one tree with a mark for each node
/// and its figures in both plans. A pair stands where the plan after has it, what is gone where it was.
///
///           self time                  rows
///      before     after       before  after
///     ~ 30 ms    4.0 ms           50     50    Index Scan on orders o using orders_idx (was Seq Scan)
public final class PlainComparison {
    private static final int WIDTH = 100;
    private static final int DEEPEST = 30;
    private static final String LEGEND = "~ changed   > moved   + added   - gone   ! differs beyond noise";

    private final PrintWriter out;
    private final Paint paint;

    /// @param colours those of a terminal
    public PlainComparison(OutputStream stream, boolean colours) {
        out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        paint = new Paint(colours);
    }

    /// Two plans.
    ///
    /// @param before what the plan before is called, likewise `after`
    /// @param changedOnly without nodes that are the same in both
    public void compared(String before, String after, PlanComparison comparison, boolean changedOnly) {
        Verdict verdict = Verdict.of(comparison);
        CompareText text = CompareText.of(comparison, verdict);
        out.println("before  " + VisibleText.line(before));
        out.println("after   " + VisibleText.line(after));
        out.println();
        wrapped(text.headline(), true);
        text.causes().ifPresent(words -> wrapped(words, false));
        text.remaining().ifPresent(words -> wrapped(words, false));
        text.notes().forEach(note -> wrapped("* " + note, false));
        out.println();
        tree(comparison, verdict.basis(), changedOnly);
    }

    /// Many runs of one statement.
    public void runs(Runs runs) {
        RunsText.sentences(runs).forEach(words -> wrapped(words, false));
        out.println();
        int names = runs.runs().stream().map(Run::name).mapToInt(String::length).max().orElse(0);
        for (int i = 0; i < runs.runs().size(); i++) {
            String name = VisibleText.line(runs.runs().get(i).name());
            String amount = runs.amount(i).map(CompareText::amount).orElse("-");
            int run = i;
            int shape = 1 + (int) runs.shapes().stream().takeWhile(each -> !each.runs().contains(run)).count();
            out.println(name + " ".repeat(Math.max(0, names - name.length())) + "  " + padded(amount, 10) + "  plan " + shape
                    + (runs.outliers().contains(i) ? "  outlier" : runs.differing().contains(i) ? "  differs" : ""));
        }
        out.println();
    }

    /// Writes what is there.
    public void close() {
        out.flush();
    }

    public boolean readerGone() {
        return out.checkError();
    }

    private record Column(String name, List<String> before, List<String> after, int width) {}

    private void tree(PlanComparison comparison, Basis basis, boolean changedOnly) {
        List<ComparedNode> nodes = comparison.nodes().stream().filter(node -> !changedOnly || node.differs()).toList();
        if (nodes.isEmpty()) {
            out.println("No node differs.");
            return;
        }
        List<NodeFigures> figures = nodes.stream().map(comparison::figures).toList();
        List<Column> columns = columns(figures, basis);
        var head = new StringBuilder(" ");
        var names = new StringBuilder(" ");
        for (Column column : columns) {
            head.append("  ").append(padded(column.name(), column.width() * 2 + 2));
            names.append("  ").append(padded("before", column.width())).append("  ").append(padded("after", column.width()));
        }
        out.println(paint.muted(head.toString().stripTrailing()));
        out.println(paint.muted(names.toString().stripTrailing()));
        var words = new ChangeText(comparison);
        for (int i = 0; i < nodes.size(); i++) {
            var line = new StringBuilder(ChangeText.mark(nodes.get(i).state()));
            for (Column column : columns) {
                line.append("  ").append(padded(column.before().get(i), column.width())).append("  ")
                        .append(padded(column.after().get(i), column.width()));
            }
            line.append("  ").append(indent(comparison, nodes.get(i))).append(VisibleText.line(words.title(nodes.get(i))));
            out.println(nodes.get(i).differs() ? line.toString() : paint.muted(line.toString()));
        }
        out.println();
        out.println(paint.muted(LEGEND));
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

    private void wrapped(String text, boolean strong) {
        var line = new StringBuilder();
        String indent = text.startsWith("* ") ? "  " : "";
        for (String word : VisibleText.line(text).split(" ", -1)) {
            if (line.length() + word.length() + 1 > WIDTH && line.length() > indent.length()) {
                out.println(strong ? paint.strong(line.toString().stripTrailing()) : line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        out.println(strong ? paint.strong(line.toString().stripTrailing()) : line.toString().stripTrailing());
    }
}
