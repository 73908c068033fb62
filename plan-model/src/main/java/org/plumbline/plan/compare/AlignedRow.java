package org.plumbline.plan.compare;

import java.util.Optional;
import org.plumbline.plan.NodeId;

/// A row of both trees side by side. Two nodes that belong together share one where both trees' orders allow; where not, each has its own.
///
/// @param before what stands on the left; may be none
/// @param after what stands on the right; may be none
/// @param node what it is about
public record AlignedRow(Optional<NodeId> before, Optional<NodeId> after, ComparedNode node) {
    /// One half of two that belong together, of which the other stands in another row.
    public boolean isApart() {
        return node.before().isPresent() && node.after().isPresent() && (before.isEmpty() || after.isEmpty());
    }
}
