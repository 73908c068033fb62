package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;

/// The nodes of a TEXT plan from the root down to the one read last, with the columns that tell what belongs to which.
final class OpenNodes {
    /// From a node's arrow to its properties.
    private static final int ARROW_TO_PROPERTY = 6;

    private final List<Integer> columns = new ArrayList<>();
    private final List<NodeProperties> properties = new ArrayList<>();

    /// The depth of a node with its arrow in this column: those right of it, or below it, are closed.
    int depthFor(int column) {
        while (columns.size() > 1 && columns.getLast() >= column) {
            columns.removeLast();
            properties.removeLast();
        }
        return columns.size();
    }

    void open(int column, NodeProperties node) {
        columns.add(column);
        properties.add(node);
    }

    /// A node above, which a line in this column belongs to: Citus prints some properties of a node behind its subplans. None where the
    /// line belongs to the last node.
    NodeProperties above(int indent) {
        for (int depth = columns.size() - 2; depth >= 0 && indent <= columns.getLast(); depth--) {
            int expected = properties.get(depth).column() >= 0 ? properties.get(depth).column() : columns.get(depth) + ARROW_TO_PROPERTY;
            if (expected == indent) {
                return properties.get(depth);
            }
        }
        return null;
    }
}
