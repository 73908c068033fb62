package org.plumbline.plan.measure;

/// How the processes of a Gather share a node's rows (rule 12).
public enum RowsKind {
    /// Each process made a part of the rows.
    PARTITIONED,
    /// Every process made all the rows: the logical number is rows per loop.
    REPLICATED
}
