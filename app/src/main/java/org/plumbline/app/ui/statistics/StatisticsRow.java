package org.plumbline.app.ui.statistics;

import java.util.BitSet;
import java.util.List;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.statistics.GroupSums;

/// A line of the table.
///
/// @param name of the group, or what the sum is of
/// @param nodes that it stands for; empty for sums
/// @param members the same by their index, not to be changed; of the whole plan's sum all, of the rest's none
/// @param kind of line
record StatisticsRow(String name, List<NodeId> nodes, BitSet members, GroupSums sums, Kind kind) {
    /// Sums stay below the groups, however those are sorted.
    enum Kind { GROUP, REST, WHOLE }

    StatisticsRow {
        nodes = List.copyOf(nodes);
    }

    /// How many of its nodes are among these.
    ///
    /// @param marked by their index
    long count(BitSet marked) {
        var both = (BitSet) members.clone();
        both.and(marked);
        return both.cardinality();
    }
}
