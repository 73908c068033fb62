package org.plumbline.workload;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// What was counted of one statement, or of several together. A counter that the extension's version does not have is absent.
///
/// @param values by counter; times in nanoseconds
public record Counters(Map<Counter, Long> values) {
    public static final Counters NONE = new Counters(Map.of());

    public Counters {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
    }

    public long calls() {
        return value(Counter.CALLS);
    }

    public Rows rows() {
        return Rows.rows(value(Counter.ROWS));
    }

    public Duration executionTime() {
        return Duration.ofNanos(value(Counter.EXECUTION_TIME));
    }

    /// Execution and, where it is tracked, planning.
    public Duration totalTime() {
        return executionTime().plusNanos(value(Counter.PLANNING_TIME));
    }

    /// A call's part of [#totalTime()]; none without a call.
    public Optional<Duration> meanTime() {
        return calls() > 0 ? Optional.of(totalTime().dividedBy(calls())) : Optional.empty();
    }

    /// Reads and writes of shared, local and temporary blocks; none where nothing was timed.
    public Optional<Duration> ioTime() {
        long nanos = value(Counter.SHARED_READ_TIME) + value(Counter.SHARED_WRITE_TIME) + value(Counter.LOCAL_READ_TIME)
                + value(Counter.LOCAL_WRITE_TIME) + value(Counter.TEMP_READ_TIME) + value(Counter.TEMP_WRITE_TIME);
        return nanos > 0 ? Optional.of(Duration.ofNanos(nanos)) : Optional.empty();
    }

    /// Shared and local blocks that were not in PostgreSQL's memory.
    public Blocks read() {
        return Blocks.blocks(value(Counter.SHARED_READ) + value(Counter.LOCAL_READ));
    }

    /// Shared and local blocks that were.
    public Blocks hit() {
        return Blocks.blocks(value(Counter.SHARED_HIT) + value(Counter.LOCAL_HIT));
    }

    /// What of the blocks that it asked for was in PostgreSQL's memory; none where it asked for none.
    public Optional<Share> hitShare() {
        long all = hit().count() + read().count();
        return all > 0 ? Optional.of(new Share((double) hit().count() / all)) : Optional.empty();
    }

    /// None without a call.
    public Optional<Rows> rowsPerCall() {
        return calls() > 0 ? Optional.of(Rows.rows(rows().value() / calls())) : Optional.empty();
    }

    /// None before version 1.8 of the extension, and where `pg_stat_statements.track_planning` is off.
    public Optional<Duration> planningTime() {
        return value(Counter.PLANNING_TIME) > 0 ? Optional.of(Duration.ofNanos(value(Counter.PLANNING_TIME))) : Optional.empty();
    }

    /// Blocks of work files, read and written.
    public Blocks temp() {
        return Blocks.blocks(value(Counter.TEMP_READ) + value(Counter.TEMP_WRITTEN));
    }

    /// None before version 1.8 of the extension.
    public Optional<Bytes> wal() {
        return Optional.ofNullable(values.get(Counter.WAL_BYTES)).map(Bytes::bytes);
    }

    /// Both together.
    public Counters plus(Counters other) {
        var sums = new EnumMap<Counter, Long>(Counter.class);
        for (Counter counter : Counter.values()) {
            Long a = values.get(counter);
            Long b = other.values.get(counter);
            if (a == null || b == null) {
                Optional.ofNullable(a == null ? b : a).ifPresent(only -> sums.put(counter, only));
            } else {
                switch (counter.sum()) {
                    case ADDED -> sums.put(counter, a + b);
                    case LOWEST -> sums.put(counter, Math.min(a, b));
                    case HIGHEST -> sums.put(counter, Math.max(a, b));
                    case NONE -> { }
                }
            }
        }
        return new Counters(sums);
    }

    /// What was counted since, without the extremes and deviations, which do not follow; none where any counter went back, so that these
    /// counters were started anew.
    Optional<Counters> since(Counters before) {
        var differences = new EnumMap<Counter, Long>(Counter.class);
        for (Map.Entry<Counter, Long> entry : values.entrySet()) {
            if (entry.getKey().sum() == Counter.Sum.ADDED) {
                long difference = entry.getValue() - before.value(entry.getKey());
                if (difference < 0) {
                    return Optional.empty();
                }
                differences.put(entry.getKey(), difference);
            }
        }
        return Optional.of(new Counters(differences));
    }

    /// 0 where it is absent: for sums alone.
    long value(Counter counter) {
        return values.getOrDefault(counter, 0L);
    }
}
