package org.plumbline.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.unit.Bytes;

/// One index, as `pg_index` and `pg_stat_all_indexes` tell it.
///
/// @param name unquoted; its schema is the table's
/// @param method access method (`pg_am.amname`)
/// @param keys in order, without included columns (`indnkeyatts`)
/// @param included columns carried along (`INCLUDE`), unquoted
/// @param predicate of a partial index (`pg_get_expr(indpred, indrelid)`)
/// @param unique `indisunique`
/// @param primary `indisprimary`
/// @param backsConstraint a constraint needs it (`pg_constraint.conindid`), or it is the replica identity (`indisreplident`)
/// @param valid `indisvalid`: false while it is being built concurrently, and for good once that failed
/// @param beingBuilt a row of `pg_stat_progress_create_index` says so (PostgreSQL 12 and later)
/// @param scans since the counters were reset (`idx_scan`)
/// @param lastScan when it was last read (`last_idx_scan`, PostgreSQL 16 and later)
/// @param size `pg_relation_size`
/// @param bloat of a B-tree on plain columns; none for others, and without statistics
/// @param definition the statement that would make it again (`pg_get_indexdef`); empty while somebody holds the table exclusively,
///         and where a whole database was read
public record IndexFacts(
        String name, String method, List<Key> keys, List<String> included, Optional<String> predicate, boolean unique, boolean primary,
        boolean backsConstraint, boolean valid, boolean beingBuilt, long scans, Optional<Instant> lastScan,
        Bytes size, Optional<Bloat> bloat, Optional<String> definition) {

    public IndexFacts {
        keys = List.copyOf(keys);
        included = List.copyOf(included);
    }

    /// One key.
    ///
    /// @param expression `pg_get_indexdef(indexrelid, n, true)`: a column or an expression
    /// @param operatorClass qualified name of `indclass`
    /// @param collation qualified name of `indcollation`; empty where the type has none
    /// @param options bits of `indoption`: 1 descending, 2 nulls first
    public record Key(String expression, String operatorClass, String collation, int options) {}
}
