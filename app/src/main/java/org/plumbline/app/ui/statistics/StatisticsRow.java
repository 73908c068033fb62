package org.plumbline.app.ui.statistics;

import java.util.List;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.statistics.GroupSums;

/// A line of the table.
///
/// @param name of the group, or what the sum is of
/// @param nodes that it stands for; empty for sums
/// @param kind of line
record StatisticsRow(String name, List<NodeId> nodes, GroupSums sums, Kind kind) {
    /// Sums stay below the groups, however those are sorted.
    enum Kind { GROUP, REST, WHOLE }

    StatisticsRow {
        nodes = List.copyOf(nodes);
    }
}
