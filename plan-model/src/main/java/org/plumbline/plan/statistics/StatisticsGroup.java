package org.plumbline.plan.statistics;

import java.util.List;
import org.plumbline.plan.NodeId;

/// Nodes with something in common.
///
/// @param name what they have in common, as PostgreSQL names it; unquoted
/// @param nodes in the plan's order
public record StatisticsGroup(String name, List<NodeId> nodes, GroupSums sums) {
    public StatisticsGroup {
        nodes = List.copyOf(nodes);
    }
}
