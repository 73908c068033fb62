package org.plumbline.schema;

import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

/// What was done to one table since the counters of its database began, and what it takes (`pg_stat_all_tables`).
///
/// @param table as `schema.name`
/// @param inserted rows (`n_tup_ins`)
/// @param updated rows (`n_tup_upd`)
/// @param deleted rows (`n_tup_del`)
/// @param sequentialScans `seq_scan`
/// @param rowsReadSequentially `seq_tup_read`
/// @param indexScans `idx_scan`
/// @param size with its TOAST table, without indexes (`pg_table_size`)
/// @param indexSize of all its indexes (`pg_indexes_size`)
public record TableActivity(
        String table, Rows inserted, Rows updated, Rows deleted, long sequentialScans, Rows rowsReadSequentially, long indexScans,
        Bytes size, Bytes indexSize) {}
