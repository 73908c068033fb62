package org.plumbline.app.ui.state;

import org.plumbline.plan.NodeId;

/// What one row or card of a plan stands for.
public sealed interface PlanItem {
    record Node(NodeId id) implements PlanItem {}

    /// Similar siblings, by their number in [FoldedTree#groups()].
    record Siblings(int group) implements PlanItem {}
}
