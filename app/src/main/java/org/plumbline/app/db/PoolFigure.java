package org.plumbline.app.db;

/// A figure of the size of pools that a server tells.
///
/// @param kind which
/// @param value in the kind's unit
/// @param source how the server knows
public record PoolFigure(Kind kind, double value, Source source) {
    /// What it is a figure of.
    public enum Kind {
        /// `max_connections`.
        MAX_CONNECTIONS,
        /// `superuser_reserved_connections`.
        SUPERUSER_RESERVED,
        /// `reserved_connections`.
        RESERVED,
        /// `shared_buffers`, in bytes.
        SHARED_BUFFERS,
        /// `work_mem`, in bytes.
        WORK_MEM,
        /// `max_worker_processes`.
        WORKER_PROCESSES,
        /// Requests a second.
        ARRIVAL_RATE,
        /// Milliseconds that a request holds its connection.
        HOLD,
        /// Its standard deviation over its mean.
        HOLD_VARIATION
    }

    /// How the server knows.
    public sealed interface Source {
        /// It is set so.
        record Setting() implements Source {}

        /// `pg_stat_statements` counted so many calls: of statements alone, without what an application does between them.
        record Statements(long calls) implements Source {}

        /// Its sessions were watched for so many seconds.
        record Watched(double seconds) implements Source {}
    }
}
