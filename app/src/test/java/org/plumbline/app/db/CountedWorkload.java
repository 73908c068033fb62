package org.plumbline.app.db;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.workload.Counter;
import org.plumbline.workload.Counters;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.Tracking;
import org.plumbline.workload.WorkloadSnapshot;

/// A workload as it is counted over a hundred seconds, without a server.
public final class CountedWorkload {
    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");

    private CountedWorkload() {}

    /// Of these statements.
    public static WorkloadSnapshot of(StatementCounters... statements) {
        return new WorkloadSnapshot(SINCE.plusSeconds(100), "1.11", new Tracking(Optional.of("top"), Optional.of(false),
                OptionalLong.of(5_000), false), Optional.of(SINCE), OptionalLong.of(0), Optional.empty(), List.of(statements), 0,
                Counters.NONE, List.of());
    }

    /// One that was called so often and took so long in all.
    public static StatementCounters statement(String sql, long calls, long seconds) {
        return new StatementCounters(new StatementCounters.Key(OptionalLong.of(sql.hashCode()), 10, Optional.of(true)), "shop", sql,
                new Counters(Map.of(Counter.CALLS, calls, Counter.EXECUTION_TIME, seconds * 1_000_000_000L)), Optional.of(SINCE));
    }
}
