package org.plumbline.app.ui.icicle;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.plan.Execution;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.SelfTime;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// What boxes say, on them, on hover and to a screen reader. Words that were made once are kept.
final class IcicleWords {
    /// Of the execution.
    private static final double WORTH_SAYING = 0.005;

    private final PlanDocument document;
    private final String[] titles;

    IcicleWords(PlanDocument document) {
        this.document = document;
        titles = new String[document.plan().nodes().size()];
    }

    /// `Index Scan on orders o using orders_pkey`, behind the subplan's name where it has one: boxes cut the end.
    String title(int node) {
        if (titles[node] == null) {
            PlanNode of = node(node);
            titles[node] = of.subplanName().map(name -> name + ": ").orElse("") + NodeText.title(of);
        }
        return titles[node];
    }

    /// On the box: `12.3 ms · 40 %`.
    String figure(IcicleLayout layout, int node) {
        return brief(layout.measure(), layout.total(node)) + " · " + Format.share(share(layout, layout.total(node)));
    }

    /// On a strip: `485 nodes · 222 ms · 20 %`.
    String strip(IcicleLayout layout, int place, int end) {
        double total = layout.total(place, end);
        String figure = layout.measure() == IcicleMeasure.NODES ? "" : brief(layout.measure(), total) + " · ";
        return Format.count(end - place) + " nodes · " + figure + Format.share(share(layout, total));
    }

    /// Of a box in a strip, why it is as hot; empty where it is the only one.
    String inStrip(IcicleFigures figures, IcicleBox strip) {
        return strip.count() == 1 ? "" : "\nIn a strip of " + Format.countFull(strip.count()) + " nodes, together "
                + exact(figures.layout().measure(), figures.total(strip)) + (figures.look().byKind() ? ""
                : ". Their own part of " + figures.look().hotBy() + " colours it: "
                        + Format.shareFull(figures.look().share(strip.place(), strip.end())));
    }

    /// What one box is, exactly.
    String full(IcicleLayout layout, int node) {
        var words = new StringBuilder(title(node)).append('\n').append(width(layout, node));
        doubts(node, words);
        marks(node, words);
        return words.toString();
    }

    private String width(IcicleLayout layout, int node) {
        IcicleMeasure measure = layout.measure();
        var words = new StringBuilder(measure.title()).append(": ")
                .append(exact(measure, layout.total(node))).append(" with everything below it, ")
                .append(Format.shareFull(share(layout, layout.total(node)))).append(" of ").append(whole(layout));
        if (!node(node).isLeaf()) {
            words.append('\n').append(exact(measure, layout.own(node))).append(" its own, ")
                    .append(Format.shareFull(share(layout, layout.own(node))));
        }
        elsewhere(layout, node, words);
        return words.toString();
    }

    /// What a box shows, exactly.
    String box(IcicleFigures figures, IcicleBox box) {
        IcicleLayout layout = figures.layout();
        String shown = full(layout, figures.nodeOf(box));
        if (box.count() == 1) {
            return shown;
        }
        IcicleLook look = figures.look();
        return Format.countFull(box.count()) + " nodes too narrow to be seen, together " + exact(layout.measure(), figures.total(box))
                + part(look.matches().count(box.place(), box.end()), "found")
                + part(look.highlighted().count(box.place(), box.end()), "highlighted")
                + part(look.withFindings(box.place(), box.end()), "with a finding") + "\nThe hottest of them:\n" + shown;
    }

    /// The line above a picture: what fills it, and what its widths are.
    String caption(IcicleLayout layout, int node) {
        return title(node) + ", " + brief(layout.measure(), layout.total(node)) + ". Width: "
                + layout.measure().title().toLowerCase(Locale.ROOT);
    }

    private static String part(int count, String what) {
        return count == 0 ? "" : ", " + Format.countFull(count) + " " + what;
    }

    /// For a screen reader.
    String spoken(IcicleLayout layout, int node, boolean zoomed) {
        PlanNode of = node(node);
        int children = document.plan().children(of).size();
        var words = new StringBuilder("Level ").append(of.depth() + 1).append(", ").append(document.spoken(of.id())).append(", ")
                .append(width(layout, node).replace("\n", ", "));
        words.append(children == 0 ? "" : children == 1 ? ", 1 node below" : ", " + Format.countFull(children) + " nodes below");
        return words.append(zoomed ? ", fills the width" : "").toString();
    }

    /// The whole, in words: `the execution` where time is meant.
    private String whole(IcicleLayout layout) {
        return switch (layout.measure()) {
            case WALL -> "the execution";
            case CPU, BUFFERS, COST, NODES -> "the plan";
            case ROWS -> "all rows that nodes hand on";
        };
    }

    /// Of the execution where the measure is its time, so that shares are those of every other view; else of all nodes.
    private Share share(IcicleLayout layout, double value) {
        return layout.measure() == IcicleMeasure.WALL ? document.measured().share(Duration.ofNanos(Math.round(value)))
                : Share.of(value, layout.whole());
    }

    /// A node that reads a CTE waits for it; that time is in the box of the CTE, which stands somewhere else.
    private void elsewhere(IcicleLayout layout, int node, StringBuilder words) {
        if (layout.measure() != IcicleMeasure.WALL) {
            return;
        }
        document.measured().of(node(node)).inclusive().map(total -> total.wall().minusNanos(Math.round(layout.total(node))))
                .filter(rest -> document.measured().share(rest.isNegative() ? Duration.ZERO : rest).atLeast(WORTH_SAYING))
                .ifPresent(rest -> words.append('\n').append(Format.timeFull(rest))
                        .append(" more in its total: spent in a CTE or InitPlan that has a box of its own elsewhere"));
    }

    private void doubts(int node, StringBuilder words) {
        PlanNode of = node(node);
        if (of.execution() instanceof Execution.NeverExecuted) {
            words.append("\nNever executed: PostgreSQL did not need to run it");
        }
        if (document.measured().of(of).self() instanceof SelfTime.Inconsistent(Duration raw, Duration _)) {
            words.append("\nThe printed figures contradict each other: total less children is ").append(Format.timeFull(raw))
                    .append("; its own time counts as none");
        }
    }

    private void marks(int node, StringBuilder words) {
        NodeId id = new NodeId(node);
        document.highlights().of(id).forEach(mark -> words.append("\nHighlighted: ").append(mark.title()));
        document.advice().byNode().of(id).forEach(finding -> words.append("\nFinding: ").append(finding.rule().title()));
    }

    private PlanNode node(int node) {
        return document.plan().nodes().get(node);
    }

    static String brief(IcicleMeasure measure, double value) {
        return switch (measure) {
            case WALL, CPU -> Format.time(Duration.ofNanos(Math.round(value)));
            case BUFFERS -> Format.blocks(new Blocks(Math.round(value)));
            case ROWS -> Format.rows(new Rows(value)) + (value == 1 ? " row" : " rows");
            case COST -> Format.cost(new Cost(value));
            case NODES -> nodes(Math.round(value), Format.count(Math.round(value)));
        };
    }

    private static String exact(IcicleMeasure measure, double value) {
        return switch (measure) {
            case WALL, CPU -> Format.timeFull(Duration.ofNanos(Math.round(value)));
            case BUFFERS -> Format.blocksFull(new Blocks(Math.round(value)));
            case ROWS -> Format.rowsFull(new Rows(value));
            case COST -> "cost " + Format.costFull(new Cost(value));
            case NODES -> nodes(Math.round(value), Format.countFull(Math.round(value)));
        };
    }

    private static String nodes(long count, String figure) {
        return figure + (count == 1 ? " node" : " nodes");
    }

    /// What a measure means, in a sentence or two.
    static List<String> meaning(IcicleMeasure measure, boolean run) {
        return switch (measure) {
            case WALL -> List.of("Time as the clock on the wall has it, with everything below.",
                    "In parallel parts the average of the processes. CTEs and InitPlans are as wide as they took, where they are listed.");
            case CPU -> List.of("Time summed over all processes, with everything below.");
            case BUFFERS -> List.of("Blocks touched, found in memory or read, with everything below.");
            case ROWS -> List.of(run ? "Rows that nodes hand on, over all their loops." : "Rows that the planner expects nodes to hand on.",
                    "Rows have no total: a box is as wide as all rows handed on in its part of the plan.");
            case COST -> List.of("What the planner expected, with everything below, each node's part counted once.");
            case NODES -> List.of("Every node counts the same: the shape of the plan.");
        };
    }
}
