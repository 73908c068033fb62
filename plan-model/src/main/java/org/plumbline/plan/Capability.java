package org.plumbline.plan;

/// What a plan's text can tell, by the EXPLAIN option that adds it.
public enum Capability {
    /// Rows and loops as they really were.
    ANALYZE,
    /// Times of nodes (on unless TIMING OFF).
    TIMING,
    /// Costs, estimated rows and width (on unless COSTS OFF).
    COSTS,
    BUFFERS,
    /// I/O times (`track_io_timing`).
    IO_TIMINGS,
    VERBOSE,
    /// Figures of single workers.
    WORKERS,
    WAL,
    SETTINGS,
    /// Planning time (with ANALYZE since PostgreSQL 9.4, with SUMMARY since 10).
    SUMMARY,
    MEMORY,
    SERIALIZE,
    /// Actual rows per loop have two decimals (PostgreSQL 18 and later, whatever the options).
    ROW_DECIMALS,
    /// Whether nodes are parallel-aware (PostgreSQL 9.6 and later, whatever the options). TEXT says it in names, where older versions look
    /// the same.
    PARALLEL_AWARE
}
