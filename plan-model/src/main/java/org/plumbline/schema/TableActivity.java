package org.plumbline.schema;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

/// What was done to one table since the counters of its database began, and what it takes (`pg_stat_all_tables`). Of a partitioned table
/// its partitions' together.
///
/// @param table as `schema.name`
/// @param inserted rows (`n_tup_ins`)
/// @param updated rows (`n_tup_upd`)
/// @param deleted rows (`n_tup_del`)
/// @param sequentialScans `seq_scan`
/// @param rowsReadSequentially `seq_tup_read`
/// @param indexScans `idx_scan`
/// @param size with its TOAST table, without indexes (`pg_table_size`); as of the last VACUUM where nothing was written since, or somebody
///        holds it
/// @param indexSize of all its indexes (`pg_indexes_size`), likewise
/// @param countedFor how long the counters have run, at most: where they were never reset by hand, as long as the oldest ones of the
///        server; none where that is not known
/// @param insertedSinceVacuum `n_ins_since_vacuum`, PostgreSQL 13 and later
/// @param options that were set for it (`pg_class.reloptions`), as `autovacuum_vacuum_scale_factor`; of a partitioned table none
/// @param traps what hangs on it; none where that was not read
public record TableActivity(
        String table, Rows inserted, Rows updated, Rows deleted, long sequentialScans, Rows rowsReadSequentially, long indexScans,
        Bytes size, Bytes indexSize, Optional<Duration> countedFor, Optional<Rows> insertedSinceVacuum, Map<String, String> options,
        Optional<TableTraps> traps) {
    public TableActivity {
        options = Map.copyOf(options);
    }

    /// Of which no more is known.
    public TableActivity(
            String table, Rows inserted, Rows updated, Rows deleted, long sequentialScans, Rows rowsReadSequentially, long indexScans,
            Bytes size, Bytes indexSize) {
        this(table, inserted, updated, deleted, sequentialScans, rowsReadSequentially, indexScans, size, indexSize, Optional.empty(),
                Optional.empty(), Map.of());
    }

    /// Of which it is not known what hangs on it.
    public TableActivity(
            String table, Rows inserted, Rows updated, Rows deleted, long sequentialScans, Rows rowsReadSequentially, long indexScans,
            Bytes size, Bytes indexSize, Optional<Duration> countedFor, Optional<Rows> insertedSinceVacuum, Map<String, String> options) {
        this(table, inserted, updated, deleted, sequentialScans, rowsReadSequentially, indexScans, size, indexSize, countedFor,
                insertedSinceVacuum, options, Optional.empty());
    }

    /// With what hangs on it.
    public TableActivity with(Optional<TableTraps> read) {
        return new TableActivity(table, inserted, updated, deleted, sequentialScans, rowsReadSequentially, indexScans, size, indexSize,
                countedFor, insertedSinceVacuum, options, read);
    }
}
