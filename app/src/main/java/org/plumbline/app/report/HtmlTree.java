package org.plumbline.app.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.advice.Finding;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.app.ui.text.SeverityWord;
import org.plumbline.app.ui.tree.NodeFigures;
import org.plumbline.app.ui.tree.TreeColumn;
import org.plumbline.app.ui.tree.TreeFigure;
import org.plumbline.plan.Execution;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;

/// The plan drawn as a table: the tree by indentation, a bar for each node's own share, its figures, and links to its findings.
record HtmlTree(Html html, String id, Analysis analysis, ShownNodes shown) {
    private static final double[] HEAT_STEPS = {0.01, 0.05, 0.15, 0.3, 0.5};
    private static final double BAR = 100;

    void write() {
        MeasuredPlan measured = analysis.measured();
        List<TreeColumn> columns = columns(TreeColumn.withFigures(analysis.plan().capabilities()));
        double largest = measured.nodes().stream().mapToDouble(node -> measured.shareOf(node).value()).max().orElse(0);
        Map<NodeId, List<Integer>> marks = marks();
        html.element("h3", "Plan");
        shown.leftOut().ifPresent(words -> html.element("p", words, "class", "note"));
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "The plan as a tree").open("table");
        html.element("caption", "Each node below the one it feeds. " + whatShareIs(measured)).open("thead").open("tr");
        html.element("th", "Node", "scope", "col").element("th", "Share", "scope", "col");
        columns.forEach(column -> html.element("th", column.title(), "scope", "col", "title", column.explanation()));
        html.close().close().newLine().open("tbody").newLine();
        var figures = new NodeFigures(measured);
        for (ShownNodes.Row row : shown.rows()) {
            switch (row) {
                case ShownNodes.Row.Drawn(PlanNode node) -> {
                    html.open("tr", "id", id + "-n" + node.id().index());
                    name(node, marks.getOrDefault(node.id(), List.of()));
                    share(measured.shareOf(node), largest);
                    columns.forEach(column -> figure(figures.figure(column, node)));
                    html.close().newLine();
                }
                case ShownNodes.Row.LeftOut(int count, int depth) -> html.open("tr", "class", "left-out")
                        .element("td", "… " + PlanWords.nodes(count) + " left out", "class", "node d" + indent(depth),
                                "colspan", Integer.toString(columns.size() + 2))
                        .close().newLine();
            }
        }
        html.close().close().close().newLine();
    }

    /// Costs say little beside times.
    private static List<TreeColumn> columns(Set<TreeColumn> withFigures) {
        var columns = new ArrayList<>(withFigures);
        if (withFigures.contains(TreeColumn.SELF)) {
            columns.remove(TreeColumn.COST);
        }
        return columns;
    }

    private void name(PlanNode node, List<Integer> marks) {
        html.open("th", "scope", "row", "class", "node d" + indent(node.depth()));
        node.subplanName().ifPresent(name -> html.element("span", name + ": ", "class", "subplan"));
        html.element("bdi", NodeText.title(node));
        if (node.execution() instanceof Execution.NeverExecuted) {
            html.element("span", " never executed", "class", "muted");
        }
        for (int number : marks) {
            Finding finding = analysis.advice().findings().get(number - 1);
            String severity = SeverityWord.of(finding.severity());
            html.text(" ").element("a", "▲" + number, "class", "mark " + severity, "href", "#" + id + "-f" + number,
                    "title", finding.rule().title(), "aria-label", "Finding " + number + ", " + severity + ": " + finding.rule().title());
        }
        html.close();
    }

    private void share(Share share, double largest) {
        html.open("td", "class", "share");
        if (share.value() > 0) {
            html.open("svg", "viewBox", "0 0 100 10", "preserveAspectRatio", "none", "aria-hidden", "true")
                    .open("rect", "class", "heat-" + level(share), "width", Double.toString(Share.of(share.value(), largest).value() * BAR),
                            "height", "10").close()
                    .element("span", Format.share(share), "title", Format.shareFull(share));
        }
        html.close();
    }

    private void figure(TreeFigure figure) {
        switch (figure.tone()) {
            case PLAIN -> html.element("td", figure.text(), "title", figure.full());
            case MUTED -> html.element("td", figure.text(), "title", figure.full(), "class", "muted");
            case SEVERE -> html.element("td", figure.text(), "title", figure.full(), "class", "severe");
        }
    }

    private Map<NodeId, List<Integer>> marks() {
        Map<NodeId, List<Integer>> marks = new HashMap<>();
        List<Finding> findings = analysis.advice().findings();
        for (int i = 0; i < Math.min(findings.size(), PlanWords.MOST_FINDINGS); i++) {
            int number = i + 1;
            findings.get(i).node().ifPresent(node -> marks.computeIfAbsent(node, _ -> new ArrayList<>()).add(number));
        }
        return marks;
    }

    private static String whatShareIs(MeasuredPlan measured) {
        return switch (measured.ranking()) {
            case TIME -> "Share: its own part of the execution time.";
            case BUFFERS -> "Share: its own part of all blocks, as there are no times.";
            case COST -> "Share: its own part of the planned cost, as there are no times.";
            case NOTHING -> "There are no figures.";
        };
    }

    private static int indent(int depth) {
        return Math.min(depth, HtmlStyle.DEEPEST);
    }

    private static int level(Share share) {
        int level = 0;
        for (double step : HEAT_STEPS) {
            level += share.atLeast(step) ? 1 : 0;
        }
        return level;
    }
}
