package org.plumbline.app.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.db.PoolFigure.Kind;
import org.plumbline.app.db.PoolFigure.Source;

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

    /// What can be reckoned with; a hold time only where statements take any.
    public List<PoolFigure> figures() {
        var setting = new Source.Setting();
        var figures = new ArrayList<>(List.of(
                new PoolFigure(Kind.MAX_CONNECTIONS, maxConnections, setting),
                new PoolFigure(Kind.SUPERUSER_RESERVED, superuserReserved, setting),
                new PoolFigure(Kind.RESERVED, reserved, setting),
                new PoolFigure(Kind.SHARED_BUFFERS, sharedBuffersBytes, setting),
                new PoolFigure(Kind.WORK_MEM, workMemBytes, setting),
                new PoolFigure(Kind.WORKER_PROCESSES, workerProcesses, setting)));
        statements.filter(times -> times.meanMs() > 0).ifPresent(times -> {
            var counted = new Source.Statements(times.calls());
            figures.add(new PoolFigure(Kind.HOLD, times.meanMs(), counted));
            figures.add(new PoolFigure(Kind.HOLD_VARIATION, times.deviationMs() / times.meanMs(), counted));
        });
        return List.copyOf(figures);
    }
}
