package org.plumbline.plan.statistics;

/// What nodes are taken together by.
public enum Grouping {
    /// PostgreSQL's "Node Type". Every node has one.
    NODE_TYPE,
    /// The table that a node reads or changes, with its schema where the plan says it (VERBOSE). A Bitmap Index Scan counts with the table
    /// that the bitmap is for, apart from its rows, which are places in that table.
    TABLE,
    INDEX,
    /// Of Function Scans.
    FUNCTION,
    /// The partitioned or inherited table of partitions that are read together, as [PartitionParents] tells it.
    PARTITION_PARENT
}
