package org.plumbline.app.ui.shell;

import java.util.Comparator;
import java.util.Optional;
import javafx.util.Subscription;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// Where a person may begin with a plan: its root until it is known what costs, then the node of the worst finding; where nothing was
/// found, the node that took most by itself, if one stands out.
final class FirstLook {
    /// Of the whole: what takes less is one of many (our own).
    private static final double STANDS_OUT = 0.10;

    private FirstLook() {}

    /// Suggests it now and when more is known, unless the person has chosen another node.
    static Subscription at(PlanDocument document) {
        document.selection().suggest(NodeId.ROOT);
        return document.advice().whenKnown(analysis ->
                worst(analysis).or(() -> dearest(analysis.measured())).ifPresent(document.selection()::suggest));
    }

    private static Optional<NodeId> worst(Analysis analysis) {
        return analysis.advice().findings().stream().flatMap(finding -> finding.node().stream()).findFirst();
    }

    static Optional<NodeId> dearest(MeasuredPlan plan) {
        return plan.nodes().stream().max(Comparator.comparing(plan::shareOf))
                .filter(node -> plan.shareOf(node).atLeast(STANDS_OUT)).map(PlanNode::id);
    }
}
