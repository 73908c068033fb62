package org.plumbline.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Snapshots of a small workload, for tests.
public final class Snapshots {
    public static final Instant RESET = Instant.parse("2026-03-01T12:00:00Z");

    private Snapshots() {}

    /// So many seconds after the counters were reset.
    public static WorkloadSnapshot at(int seconds, StatementCounters... statements) {
        return at(seconds, RESET, 0, statements);
    }

    public static WorkloadSnapshot at(int seconds, Instant resetAt, long thrownAway, StatementCounters... statements) {
        return new WorkloadSnapshot(RESET.plusSeconds(seconds), "1.11",
                new Tracking(Optional.of("top"), Optional.of(false), OptionalLong.of(5_000), false),
                Optional.of(resetAt), OptionalLong.of(thrownAway), Optional.of(Duration.ofMillis(1)), List.of(statements), 0,
                Counters.NONE, List.of());
    }

    public static StatementCounters statement(long id, String sql, long calls, long rows, long ms) {
        return statement(id, sql, Map.of(Counter.CALLS, calls, Counter.ROWS, rows, Counter.EXECUTION_TIME, ms * 1_000_000,
                Counter.MAX_EXECUTION_TIME, ms * 1_000_000));
    }

    public static StatementCounters statement(long id, String sql, Map<Counter, Long> counters) {
        return new StatementCounters(new StatementCounters.Key(OptionalLong.of(id), 10, Optional.of(true)), "shop", sql,
                new Counters(counters), Optional.of(RESET));
    }
}
