package org.plumbline.plan.compare;

import java.util.List;
import org.plumbline.plan.unit.Share;

/// What nodes contributed to the difference of the whole: one, or several that changed in the same way, such as partitions.
///
/// @param nodes at least one; the first is that which contributed most
/// @param change by which their own figures differ, below 0 where it became less
/// @param ofDifference the size of the change, compared with the whole difference; above 1 where others ate a part of it
public record Contribution(List<ComparedNode> nodes, Amount change, Share ofDifference) {
    public Contribution {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a contribution of no node");
        }
    }

    public ComparedNode first() {
        return nodes.getFirst();
    }
}
