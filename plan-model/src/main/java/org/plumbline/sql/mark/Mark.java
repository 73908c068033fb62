package org.plumbline.sql.mark;

import org.plumbline.plan.NodeId;
import org.plumbline.sql.block.Span;

/// A part of a statement that belongs to a node of its plan.
public record Mark(NodeId node, Kind kind, Span span) {
    /// What the part is to the node.
    public enum Kind {
        /// What a scan reads, or a statement changes: a table with its alias, a WITH query, a function, VALUES.
        TABLE,
        /// A term of WHERE, ON, USING or HAVING that the node checks.
        CONDITION,
        /// An item of ORDER BY, or DISTINCT, that the node sorts or makes unique for.
        ORDER,
        /// An item of GROUP BY, an aggregate or a window function.
        GROUP,
        /// LIMIT, OFFSET or FETCH.
        LIMIT,
        /// A subquery, a WITH query or arms of a UNION whose plan begins at the node.
        QUERY
    }
}
