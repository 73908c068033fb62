package org.plumbline.workload;

/// Why a statement is worth looking at.
public enum Reason {
    /// A call takes longer than the threshold on average.
    MEAN_TIME,
    /// More than its share of all the time.
    TIME,
    /// Of the blocks that were read from outside PostgreSQL's memory.
    READ,
    /// Of the time of reading and writing, where `track_io_timing` is on.
    IO_TIME,
    /// Of the blocks of work files.
    TEMP,
    /// Of the bytes of write-ahead log.
    WAL,
    /// Of the calls.
    CALLS
}
