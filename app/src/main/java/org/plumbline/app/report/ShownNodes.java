package org.plumbline.app.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;

/// Which nodes of a plan a document draws: all, or of a large plan those with findings and those that take most, with the nodes above them.
///
/// @param rows in the plan's order
/// @param drawn the nodes among them, where not all are
/// @param leftOut says how many are missing and why; none where all are drawn
record ShownNodes(List<Row> rows, Set<NodeId> drawn, Optional<String> leftOut) {
    /// A table of more rows is neither read nor opened with ease.
    static final int MOST = 1_000;

    ShownNodes {
        rows = List.copyOf(rows);
        drawn = Set.copyOf(drawn);
    }

    /// A line of the drawing.
    sealed interface Row {
        record Drawn(PlanNode node) implements Row {}

        /// Nodes in a row that are not drawn.
        ///
        /// @param depth the first one's
        record LeftOut(int count, int depth) implements Row {}
    }

    /// Whether this node has a row.
    boolean draws(NodeId node) {
        return leftOut.isEmpty() || drawn.contains(node);
    }

    static ShownNodes of(Analysis analysis) {
        MeasuredPlan measured = analysis.measured();
        int all = measured.nodes().size();
        if (all <= MOST) {
            return new ShownNodes(measured.nodes().stream().<Row>map(Row.Drawn::new).toList(), Set.of(), Optional.empty());
        }
        BitSet chosen = chosen(analysis);
        var rows = new ArrayList<Row>();
        var drawn = new HashSet<NodeId>();
        double rest = 0;
        for (int at = 0; at < all; at++) {
            PlanNode node = measured.nodes().get(at);
            if (chosen.get(at)) {
                rows.add(new Row.Drawn(node));
                drawn.add(node.id());
            } else {
                rest += measured.shareOf(node).value();
                int next = chosen.nextSetBit(at);
                if (at == 0 || chosen.get(at - 1)) {
                    rows.add(new Row.LeftOut((next < 0 ? all : next) - at, node.depth()));
                }
            }
        }
        String words = "Drawn are " + Format.countFull(chosen.cardinality()) + " of " + Format.countFull(all)
                + " nodes: those with findings, and those that take most themselves, with what stands above them. The "
                + Format.countFull(all - chosen.cardinality()) + " left out, as so many rows would neither open nor be read with ease, are "
                + Format.share(new Share(Math.clamp(rest, 0, 1))) + " of the whole together.";
        return new ShownNodes(rows, drawn, Optional.of(words));
    }

    private static BitSet chosen(Analysis analysis) {
        MeasuredPlan measured = analysis.measured();
        var chosen = new BitSet();
        chosen.set(NodeId.ROOT.index());
        analysis.advice().findings().forEach(finding -> finding.node()
                .ifPresent(node -> choose(measured.plan().node(node), measured.plan(), chosen)));
        double[] shares = measured.nodes().stream().mapToDouble(node -> measured.shareOf(node).value()).toArray();
        measured.nodes().stream().sorted(Comparator.comparingDouble(node -> -shares[node.id().index()]))
                .takeWhile(_ -> chosen.cardinality() < MOST)
                .forEach(node -> choose(node, measured.plan(), chosen));
        return chosen;
    }

    /// The node with all above it, or alone where those are too many.
    private static void choose(PlanNode node, Plan plan, BitSet chosen) {
        if (chosen.cardinality() >= MOST) {
            return;
        }
        var path = new BitSet();
        Optional<PlanNode> at = Optional.of(node);
        while (at.isPresent() && !chosen.get(at.get().id().index()) && chosen.cardinality() + path.cardinality() < MOST) {
            path.set(at.get().id().index());
            at = plan.parent(at.get());
        }
        if (at.isEmpty() || chosen.get(at.get().id().index())) {
            chosen.or(path);
        } else {
            chosen.set(node.id().index());
        }
    }
}
