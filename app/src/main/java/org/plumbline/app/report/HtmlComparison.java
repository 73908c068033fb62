package org.plumbline.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.plumbline.plan.compare.NodeState;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Runs;
import org.plumbline.plan.compare.ShapeRuns;
import org.plumbline.plan.compare.Trend;
import org.plumbline.plan.compare.Verdict;

/// Plans side by side as sections of an HTML page: the sentences that matter, and a table of the nodes with their figures in both.
final class HtmlComparison {
    private final Html html = new Html();

    /// Two plans.
    ///
    /// @param before what the plan before is called, likewise `after`
    String two(String before, String after, PlanComparison comparison) {
        Verdict verdict = Verdict.of(comparison);
        CompareText text = CompareText.of(comparison, verdict);
        html.open("section", "aria-labelledby", "comparison").element("h2", before + " → " + after, "id", "comparison").newLine();
        text.sentences().forEach(sentence -> html.element("p", sentence).newLine());
        if (!text.notes().isEmpty()) {
            html.open("ul");
            text.notes().forEach(note -> html.element("li", note));
            html.close().newLine();
        }
        table(comparison, verdict);
        return html.close().newLine().written();
    }

    /// Many runs of one statement.
    String runs(Runs runs) {
        html.open("section", "aria-labelledby", "runs")
                .element("h2", Format.countFull(runs.runs().size()) + " runs", "id", "runs").newLine();
        RunsText.sentences(runs).forEach(sentence -> html.element("p", sentence).newLine());
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "The different plans").open("table");
        head(List.of("Plan", "Runs", "Median", "95 % below", "Worst", "First run", "Last run"));
        for (ShapeRuns shape : runs.shapes()) {
            html.open("tr").element("th", shape.shape().text(), "scope", "row", "class", "node")
                    .element("td", Format.countFull(shape.runs().size()));
            for (Function<Runs.Spread, String> figure : List.<Function<Runs.Spread, String>>of(
                    spread -> CompareText.amount(spread.median()), spread -> CompareText.amount(spread.p95()),
                    spread -> CompareText.amount(spread.worst()))) {
                html.element("td", shape.spread().map(figure).orElse("-"));
            }
            html.element("td", runs.runs().get(shape.runs().getFirst()).name())
                    .element("td", runs.runs().get(shape.runs().getLast()).name()).close().newLine();
        }
        return html.close().close().close().close().newLine().written();
    }

    private record Column<T>(String name, Function<NodeFigures, Compared<T>> figure, Function<T, String> words) {
        Optional<String> before(NodeFigures figures) {
            return figure.apply(figures).before().map(words);
        }

        Optional<String> after(NodeFigures figures) {
            return figure.apply(figures).after().map(words);
        }

        Trend trend(NodeFigures figures) {
            return figure.apply(figures).trend();
        }
    }

    private void table(PlanComparison comparison, Verdict verdict) {
        ComparedNodes nodes = ComparedNodes.of(comparison, verdict);
        List<NodeFigures> figures = nodes.shown().stream().map(comparison::figures).toList();
        List<Column<?>> columns = columns(verdict.basis()).stream()
                .filter(column -> figures.stream().anyMatch(each -> column.before(each).or(() -> column.after(each)).isPresent())).toList();
        nodes.leftOut().ifPresent(words -> html.element("p", words, "class", "note").newLine());
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Both plans, node by node").open("table");
        html.element("caption", "A node of both stands where the plan after has it, one that is gone where it was. "
                + "▲ more and ▼ less than before, beyond noise.");
        var titles = new ArrayList<>(List.of("Node", "What became of it"));
        columns.forEach(column -> titles.addAll(List.of(column.name() + " before", "after")));
        head(titles);
        var words = new ChangeText(comparison);
        for (int i = 0; i < nodes.shown().size(); i++) {
            row(comparison, nodes.shown().get(i), words, columns, figures.get(i));
        }
        html.close().close().close().newLine();
    }

    private void row(PlanComparison comparison, ComparedNode node, ChangeText words, List<Column<?>> columns, NodeFigures figures) {
        PlanNode drawn = node.after().map(comparison.after().plan()::node)
                .orElseGet(() -> comparison.before().plan().node(node.before().orElseThrow()));
        html.open("tr").open("th", "scope", "row", "class", "node d" + Math.min(drawn.depth(), HtmlStyle.DEEPEST))
                .element("bdi", words.title(node)).close();
        html.element("td", (ChangeText.sign(node.state()) + " " + ChangeText.describe(node)).strip(),
                "class", node.state() == NodeState.SAME ? "muted" : "what");
        for (Column<?> column : columns) {
            Trend trend = column.trend(figures);
            html.element("td", column.before(figures).orElse("-"), "class", "muted")
                    .element("td", (trend == Trend.MORE ? "▲ " : trend == Trend.LESS ? "▼ " : "") + column.after(figures).orElse("-"));
        }
        html.close().newLine();
    }

    private void head(List<String> titles) {
        html.open("thead").open("tr");
        titles.forEach(title -> html.element("th", title, "scope", "col"));
        html.close().close().newLine().open("tbody").newLine();
    }

    private static List<Column<?>> columns(Basis basis) {
        var columns = new ArrayList<Column<?>>(List.of(new Column<>("Self time", NodeFigures::selfTime, Format::time),
                new Column<>("Rows", NodeFigures::rows, Format::rows), new Column<>("Buffers", NodeFigures::touched, Format::blocks)));
        if (basis == Basis.COST) {
            columns.add(new Column<>("Planned rows", NodeFigures::rowsPlanned, Format::rows));
            columns.add(new Column<>("Own cost", NodeFigures::selfCost, Format::cost));
        }
        return columns;
    }
}
