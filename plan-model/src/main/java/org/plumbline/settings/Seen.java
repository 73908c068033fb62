package org.plumbline.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.workload.WorkloadSnapshot;

/// What was seen of a server's work. What could not be read is absent.
///
/// @param database of the connected database
/// @param checkpoints of the server
/// @param wal of the server (14 and later)
/// @param databasesSize of all databases; absent where this role may not see the size of one
/// @param connections client sessions now; at most so many where idleInTransaction is absent, as others' kind is hidden then
/// @param idleInTransaction how many of these sit in an open transaction and do nothing; absent where others' state is hidden
/// @param tables the largest tables of the database
/// @param jitPossible whether the server can compile expressions at all (`pg_jit_available`)
/// @param workload what `pg_stat_statements` counted
/// @param plans what plans that are open ask for
public record Seen(
        Optional<DatabaseCounters> database, Optional<Checkpoints> checkpoints, Optional<Wal> wal, Optional<Bytes> databasesSize,
        OptionalInt connections, OptionalInt idleInTransaction, List<LargeTable> tables, Optional<Boolean> jitPossible,
        Optional<WorkloadSnapshot> workload, List<PlanWish> plans) {

    /// Nothing was.
    public static final Seen NOTHING = new Seen(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            OptionalInt.empty(), OptionalInt.empty(), List.of(), Optional.empty(), Optional.empty(), List.of());

    public Seen {
        tables = List.copyOf(tables);
        plans = List.copyOf(plans);
    }

    /// Of `pg_stat_database`.
    ///
    /// @param over since the counters were last reset; where they never were, as long as any of the server's, and so rather too long
    /// @param workersPlanned parallel workers that plans wanted (18 and later)
    /// @param workersLaunched those that they got, likewise
    public record DatabaseCounters(
            Duration over, long tempFiles, Bytes tempBytes, OptionalLong workersPlanned, OptionalLong workersLaunched) {}

    /// Of `pg_stat_bgwriter`, or `pg_stat_checkpointer` (17 and later).
    ///
    /// @param over since the counters were last reset
    /// @param timed begun as the time had come
    /// @param requested begun as `max_wal_size` was reached, or somebody asked
    public record Checkpoints(Duration over, long timed, long requested) {}

    /// Of `pg_stat_wal`.
    ///
    /// @param over since the counters were last reset
    /// @param fullPages images of whole pages, one for each page's first change after a checkpoint
    public record Wal(Duration over, Bytes written, long fullPages) {}

    /// A table and its rows by the statistics.
    ///
    /// @param name `schema.name`
    /// @param ownThreshold it has its own settings for autovacuum
    public record LargeTable(String name, long liveRows, long deadRows, boolean ownThreshold) {}

    /// What a plan's finding asks for.
    ///
    /// @param plan what it is called
    /// @param because the finding's title
    public record PlanWish(String plan, String setting, SettingValue value, String because) {}

    /// With what `pg_stat_statements` counted.
    public Seen with(Optional<WorkloadSnapshot> counted) {
        return new Seen(database, checkpoints, wal, databasesSize, connections, idleInTransaction, tables, jitPossible, counted, plans);
    }

    /// With what open plans ask for.
    public Seen with(List<PlanWish> wishes) {
        return new Seen(database, checkpoints, wal, databasesSize, connections, idleInTransaction, tables, jitPossible, workload, wishes);
    }
}
