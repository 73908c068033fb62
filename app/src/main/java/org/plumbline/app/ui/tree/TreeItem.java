package org.plumbline.app.ui.tree;

import org.plumbline.plan.NodeId;

/// What one row of the tree stands for.
sealed interface TreeItem {
    record Node(NodeId id) implements TreeItem {}

    /// Similar siblings, by their number in [FoldedTree#groups()].
    record Siblings(int group) implements TreeItem {}
}
