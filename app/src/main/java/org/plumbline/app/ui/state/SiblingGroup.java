package org.plumbline.app.ui.state;

import java.util.List;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;

/// Children of one Append that look the same, such as the scans of a table's partitions: one row or card until it is opened.
///
/// @param parent the node that they feed
/// @param members in the plan's order
public record SiblingGroup(NodeId parent, List<PlanNode> members) {
    /// Fewer are shown one by one.
    public static final int SMALLEST = 8;

    public SiblingGroup {
        members = List.copyOf(members);
    }
}
