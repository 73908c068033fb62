package org.plumbline.app.ui.icicle;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plumbline.advice.Severity;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Meaning;
import org.plumbline.app.ui.state.Heat;
import org.plumbline.app.ui.state.HeatBy;
import org.plumbline.app.ui.state.NodeFindings;
import org.plumbline.app.ui.state.NodeKind;
import org.plumbline.plan.Execution;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Share;

/// How the boxes look, by places. It does not change.
final class IcicleLook {
    private static final Map<NodeKind, Ink> KINDS = new EnumMap<>(Map.of(
            NodeKind.SCAN, Ink.KIND_SCAN, NodeKind.INDEX, Ink.KIND_INDEX, NodeKind.JOIN, Ink.KIND_JOIN, NodeKind.GROUP, Ink.KIND_GROUP,
            NodeKind.SORT, Ink.KIND_SORT, NodeKind.PARALLEL, Ink.KIND_PARALLEL, NodeKind.OTHER, Ink.KIND_OTHER));

    private static final Map<Severity, MarkedPlaces> NO_FINDINGS = Map.of(
            Severity.HIGH, MarkedPlaces.NONE, Severity.MEDIUM, MarkedPlaces.NONE, Severity.LOW, MarkedPlaces.NONE);

    private final HeatBy heatBy;
    private final Hottest hottest;
    private final Sums shares;
    /// How hot each is, from 0 to 5.
    private final byte[] levels;
    private final NodeKind[] kinds;
    private final boolean byKind;
    private final MarkedPlaces idle;
    private final MarkedPlaces highlighted;
    private final MarkedPlaces matches;
    private final Map<Severity, MarkedPlaces> findings;

    private IcicleLook(HeatBy heatBy, Hottest hottest, Sums shares, byte[] levels, NodeKind[] kinds, boolean byKind, MarkedPlaces idle,
            MarkedPlaces highlighted, MarkedPlaces matches, Map<Severity, MarkedPlaces> findings) {
        this.heatBy = heatBy;
        this.hottest = hottest;
        this.shares = shares;
        this.levels = levels;
        this.kinds = kinds;
        this.byKind = byKind;
        this.idle = idle;
        this.highlighted = highlighted;
        this.matches = matches;
        this.findings = findings;
    }

    /// Several passes over all nodes: for a background thread.
    static IcicleLook of(IcicleShape shape, List<PlanNode> nodes, Heat heat) {
        var kinds = new NodeKind[shape.size()];
        var idle = new BitSet();
        for (PlanNode node : nodes) {
            kinds[shape.placeOf(node.id().index())] = NodeKind.of(node);
            if (node.execution() instanceof Execution.NeverExecuted) {
                idle.set(node.id().index());
            }
        }
        var cold = new IcicleLook(heat.by(), new Hottest(new float[shape.size()]), Sums.of(shape.size(), _ -> 0),
                new byte[shape.size()], kinds, false, MarkedPlaces.of(idle, shape), MarkedPlaces.NONE, MarkedPlaces.NONE, NO_FINDINGS);
        return cold.with(shape, nodes, heat);
    }

    /// Another heat; a pass over all nodes: for a background thread.
    IcicleLook with(IcicleShape shape, List<PlanNode> nodes, Heat heat) {
        var own = new float[shape.size()];
        var steps = new byte[shape.size()];
        for (PlanNode node : nodes) {
            Share share = heat.share(List.of(node));
            int place = shape.placeOf(node.id().index());
            own[place] = (float) share.value();
            steps[place] = (byte) BarLabel.heat(share);
        }
        return new IcicleLook(heat.by(), new Hottest(own), Sums.of(own.length, place -> own[place]), steps, kinds, byKind, idle,
                highlighted, matches, findings);
    }

    IcicleLook byKind(boolean wanted) {
        return new IcicleLook(heatBy, hottest, shares, levels, kinds, wanted, idle, highlighted, matches, findings);
    }

    /// @param found the findings, by their severity
    IcicleLook marking(MarkedPlaces highlightedNow, MarkedPlaces matchesNow, Map<Severity, MarkedPlaces> found) {
        return new IcicleLook(heatBy, hottest, shares, levels, kinds, byKind, idle, highlightedNow, matchesNow, found);
    }

    /// The nodes with findings, by the severity of their worst.
    static Map<Severity, MarkedPlaces> places(NodeFindings found, IcicleShape shape) {
        var bySeverity = new EnumMap<Severity, MarkedPlaces>(Severity.class);
        for (Severity severity : Severity.values()) {
            var nodesOf = new BitSet();
            found.nodes().stream().filter(node -> found.worst(node).equals(Optional.of(severity)))
                    .forEach(node -> nodesOf.set(node.index()));
            bySeverity.put(severity, MarkedPlaces.of(nodesOf, shape));
        }
        return bySeverity;
    }

    /// The colour of the node at this place.
    Ink ink(int place) {
        return idle.any(place, place + 1) ? Ink.BG_SIDE : byKind ? KINDS.get(kinds[place]) : Ink.heat(levels[place]);
    }

    /// The colour of a box in a strip, by its hottest node, and at least that of the strip.
    ///
    /// @param hot the place of that node
    /// @param strip how hot all nodes of the strip are together, from 0 to 5
    Ink narrowInk(int hot, int strip) {
        return byKind ? KINDS.get(kinds[hot]) : Ink.heat(Math.max(levels[hot], strip));
    }

    /// How much of the whole the nodes in `[first, end)` have of their own, together.
    Share share(int first, int end) {
        return new Share(Math.max(0, shares.of(first, end)));
    }

    /// How hot they are together, from 0 to 5.
    int level(int first, int end) {
        return BarLabel.heat(share(first, end));
    }

    /// The colour of the worst finding in `[first, end)`; null where there is none: this is asked for each box of each frame.
    Ink finding(int first, int end) {
        return findings.get(Severity.HIGH).any(first, end) ? Ink.SEVERE : findings.get(Severity.MEDIUM).any(first, end) ? Ink.MEDIUM
                : findings.get(Severity.LOW).any(first, end) ? Ink.LOW : null;
    }

    /// How many nodes in `[first, end)` have findings.
    int withFindings(int first, int end) {
        return findings.values().stream().mapToInt(each -> each.count(first, end)).sum();
    }

    /// The figure that is meant by hot.
    HeatBy heatBy() {
        return heatBy;
    }

    /// Finds the hottest of several.
    Hottest hottest() {
        return hottest;
    }

    /// How hot the node at this place is, from 0 to 5.
    int level(int place) {
        return levels[place];
    }

    /// Colours are the kinds' rather than the heat's.
    boolean byKind() {
        return byKind;
    }

    /// Those that never ran.
    MarkedPlaces idle() {
        return idle;
    }

    /// Those that a chip marks.
    MarkedPlaces highlighted() {
        return highlighted;
    }

    /// Those that were searched for.
    MarkedPlaces matches() {
        return matches;
    }

    /// What the colours mean, in the legend's order.
    List<Meaning> legend() {
        var legend = new ArrayList<Meaning>();
        if (byKind) {
            for (NodeKind kind : NodeKind.values()) {
                legend.add(Meaning.patch(KINDS.get(kind), kind.title()));
            }
        } else if (hasHeat()) {
            legend.addAll(Meaning.heat());
        }
        return legend;
    }

    private boolean hasHeat() {
        return shares.of(0, kinds.length) > 0;
    }

    /// What the colours are about: `Own part of the time`; empty where their names say it.
    String legendTitle() {
        return byKind ? "" : hasHeat() ? "Own part of " + hotBy() + ":" : "No figures to colour by";
    }

    /// What is meant by hot: `the time`.
    String hotBy() {
        return switch (heatBy) {
            case SELF_TIME -> "the time";
            case IO -> "the I/O time";
            case ROWS, BUFFERS, COST -> heatBy.title().toLowerCase(Locale.ROOT);
        };
    }
}
