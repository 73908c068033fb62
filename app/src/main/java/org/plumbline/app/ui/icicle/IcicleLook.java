package org.plumbline.app.ui.icicle;

import java.util.BitSet;
import java.util.List;
import org.plumbline.advice.Severity;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.state.Heat;
import org.plumbline.app.ui.state.HeatBy;
import org.plumbline.app.ui.state.NodeFindings;
import org.plumbline.app.ui.state.NodeKind;
import org.plumbline.plan.Execution;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Share;

/// How the boxes look, by places.
///
/// @param heatBy the figure that is meant by hot
/// @param hottest finds the hottest of several
/// @param levels how hot each is, from 0 to 5
/// @param kinds the [NodeKind] of each, by its number
/// @param byKind colours are the kinds' rather than the heat's
/// @param idle those that never ran
/// @param highlighted those that a chip marks
/// @param matches what was searched for
/// @param findings by severity, the worst last
record IcicleLook(
        HeatBy heatBy, Hottest hottest, byte[] levels, byte[] kinds, boolean byKind, MarkedPlaces idle, MarkedPlaces highlighted,
        MarkedPlaces matches, List<MarkedPlaces> findings) {
    private static final Ink[] KINDS = {Ink.KIND_SCAN, Ink.KIND_INDEX, Ink.KIND_JOIN, Ink.KIND_GROUP, Ink.KIND_SORT, Ink.KIND_PARALLEL,
        Ink.KIND_OTHER};

    /// Several passes over all nodes: for a background thread.
    static IcicleLook of(IcicleShape shape, List<PlanNode> nodes, Heat heat, NodeFindings found) {
        var kinds = new byte[shape.size()];
        var idle = new BitSet();
        for (PlanNode node : nodes) {
            kinds[shape.placeOf(node.id().index())] = (byte) NodeKind.of(node).ordinal();
            if (node.execution() instanceof Execution.NeverExecuted) {
                idle.set(node.id().index());
            }
        }
        var bySeverity = List.of(new BitSet(), new BitSet(), new BitSet());
        for (NodeId node : found.nodes()) {
            bySeverity.get(found.worst(node).orElse(Severity.LOW).ordinal()).set(node.index());
        }
        var cold = new IcicleLook(heat.by(), new Hottest(new float[shape.size()]), kinds, kinds, false, MarkedPlaces.of(idle, shape),
                MarkedPlaces.NONE, MarkedPlaces.NONE, bySeverity.stream().map(each -> MarkedPlaces.of(each, shape)).toList());
        return cold.with(shape, nodes, heat);
    }

    /// Another heat; a pass over all nodes: for a background thread.
    IcicleLook with(IcicleShape shape, List<PlanNode> nodes, Heat heat) {
        var shares = new float[shape.size()];
        var steps = new byte[shape.size()];
        for (PlanNode node : nodes) {
            Share share = heat.share(List.of(node));
            int place = shape.placeOf(node.id().index());
            shares[place] = (float) share.value();
            steps[place] = (byte) BarLabel.heat(share);
        }
        return new IcicleLook(heat.by(), new Hottest(shares), steps, kinds, byKind, idle, highlighted, matches, findings);
    }

    IcicleLook byKind(boolean wanted) {
        return new IcicleLook(heatBy, hottest, levels, kinds, wanted, idle, highlighted, matches, findings);
    }

    IcicleLook marking(MarkedPlaces highlightedNow, MarkedPlaces matchesNow) {
        return new IcicleLook(heatBy, hottest, levels, kinds, byKind, idle, highlightedNow, matchesNow, findings);
    }

    /// The colour of the node at this place.
    Ink ink(int place) {
        return idle.any(place, place + 1) ? Ink.BG_SIDE : byKind ? KINDS[kinds[place]] : Ink.heat(levels[place]);
    }

    /// Likewise of a box that has room for nothing but its colour.
    Ink narrowInk(int place) {
        Ink ink = ink(place);
        return ink == Ink.BG_SIDE ? Ink.BORDER : ink;
    }

    /// The colour of the worst finding in `[first, end)`; null where there is none: this is asked for each box of each frame.
    Ink finding(int first, int end) {
        return findings.get(2).any(first, end) ? Ink.SEVERE : findings.get(1).any(first, end) ? Ink.MEDIUM
                : findings.get(0).any(first, end) ? Ink.LOW : null;
    }

    /// The colour of a kind, for a legend.
    static Ink ink(NodeKind kind) {
        return KINDS[kind.ordinal()];
    }
}
