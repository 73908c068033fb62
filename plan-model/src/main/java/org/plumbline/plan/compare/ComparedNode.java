package org.plumbline.plan.compare;

import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.NodeId;

/// A node of either plan, or two of both that do the same work.
///
/// @param before in the plan before; none where it was added
/// @param after in the plan after; none where it is gone
/// @param changes what differs; empty of one that only one plan has
public record ComparedNode(Optional<NodeId> before, Optional<NodeId> after, Set<Change> changes) {
    public ComparedNode {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a node of no plan");
        }
    }

    public NodeState state() {
        return before.isEmpty() ? NodeState.ADDED
                : after.isEmpty() ? NodeState.GONE
                : changes.contains(Change.PLACE) ? NodeState.MOVED
                : changes.isEmpty() ? NodeState.SAME : NodeState.CHANGED;
    }

    /// Something about it is different.
    public boolean differs() {
        return state() != NodeState.SAME;
    }
}
