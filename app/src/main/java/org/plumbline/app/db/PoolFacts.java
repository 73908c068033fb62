package org.plumbline.app.db;

import java.util.Optional;

/// What a server says that bears on the size of pools.
///
/// @param maxConnections `max_connections`
/// @param superuserReserved `superuser_reserved_connections`
/// @param reserved `reserved_connections`, 0 before PostgreSQL 16
/// @param sharedBuffersBytes `shared_buffers`
/// @param workMemBytes `work_mem`
/// @param workerProcesses `max_worker_processes`
/// @param statements how long statements of this database take; none without `pg_stat_statements`, or before it counted any
public record PoolFacts(
        int maxConnections, int superuserReserved, int reserved, long sharedBuffersBytes, long workMemBytes, int workerProcesses,
        Optional<StatementTimes> statements) {
    /// By `pg_stat_statements`, over all calls.
    ///
    /// @param calls that were counted
    /// @param meanMs of a call
    /// @param deviationMs standard deviation of the calls' times, within statements and between them
    public record StatementTimes(long calls, double meanMs, double deviationMs) {}
}
