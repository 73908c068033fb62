package org.plumbline.app.ui.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.ui.state.HighlightSets;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.plan.Capability;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Misestimate;
import org.plumbline.plan.statistics.Landmarks;

/// The landmarks of a plan in words: where its time goes, what is read most, where an estimate went wrong.
final class SummaryLandmarks {
    private final MeasuredPlan plan;
    private final Landmarks marks;

    private SummaryLandmarks(MeasuredPlan plan) {
        this.plan = plan;
        this.marks = Landmarks.of(plan, HighlightSets.MISESTIMATE_FACTOR);
    }

    /// None of a single node, which is all of them.
    static List<SummaryLandmark> of(MeasuredPlan plan) {
        if (plan.nodes().size() < 2) {
            return List.of();
        }
        var landmarks = new SummaryLandmarks(plan);
        var all = new ArrayList<SummaryLandmark>();
        landmarks.dearest().ifPresent(all::add);
        landmarks.mostRead().ifPresent(all::add);
        landmarks.misestimate().ifPresent(all::add);
        return all;
    }

    private Optional<SummaryLandmark> dearest() {
        String label = switch (plan.ranking()) {
            case TIME -> "Most time";
            case BUFFERS -> "Most blocks";
            case COST -> "Highest cost";
            case NOTHING -> "";
        };
        return marks.dearest().filter(_ -> !label.isEmpty()).map(place -> new SummaryLandmark(label,
                Format.share(place.share()), name(place), Optional.of(place.nodes().getFirst()),
                "The largest part of the plan" + dearestOf(place)));
    }

    private Optional<SummaryLandmark> mostRead() {
        return marks.mostRead().map(place -> new SummaryLandmark("Most read",
                place.blocks().map(Format::blocks).orElse(""), name(place), Optional.of(place.nodes().getFirst()),
                "The table most blocks of which were found in memory or read" + dearestOf(place)));
    }

    /// `comments`, `Index Scan on events_event`, `36,290 partitions of measurement`.
    private String name(Landmarks.Place place) {
        return place.table().map(table -> place.partitions() ? "partitions of " + table : table)
                .orElseGet(() -> name(place.nodes().getFirst()));
    }

    private String name(NodeId id) {
        return NodeText.name(node(id)) + NodeText.target(node(id)).map(" on "::concat).orElse("");
    }

    private static String dearestOf(Landmarks.Place place) {
        int count = place.nodes().size();
        return (place.table().isPresent() ? ": " + Format.countFull(count) + (count == 1 ? " node" : " nodes") + " together" : "")
                + "\nClick to go to " + (count == 1 ? "it" : "the one that took most");
    }

    private Optional<SummaryLandmark> misestimate() {
        if (!plan.plan().capabilities().has(Capability.ANALYZE) || !plan.plan().capabilities().has(Capability.COSTS)) {
            return Optional.empty();
        }
        String factor = Format.factor(HighlightSets.MISESTIMATE_FACTOR);
        return Optional.of(marks.misestimates().stream().findFirst().map(first -> {
            int more = marks.misestimates().size() - 1;
            return new SummaryLandmark("Estimate off", missed(first), name(first)
                    + (more > 0 ? " and " + Format.count(more) + " more" : ""), Optional.of(first),
                    "Where the planner first expected " + factor + " more or fewer rows than came: errors above it follow from it"
                            + (more > 0 ? "\nOf " + Format.countFull(more + 1) + " such nodes the one with the largest error" : "")
                            + "\nClick to go to it");
        }).orElseGet(() -> new SummaryLandmark("Estimates", "", "none off by " + factor, Optional.empty(),
                "No node's rows were " + factor + " more or fewer than the planner expected;"
                        + " those that were stopped early or never ran do not tell")));
    }

    private String missed(NodeId node) {
        return plan.of(node).misestimate().map((Misestimate miss) ->
                Format.factor(miss.factor()) + (miss.underestimated() ? " too few" : " too many")).orElse("");
    }

    private PlanNode node(NodeId id) {
        return plan.plan().node(id);
    }
}
