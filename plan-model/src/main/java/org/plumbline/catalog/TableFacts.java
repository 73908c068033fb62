package org.plumbline.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Rows;

/// One table, as `pg_class` and `pg_stat_all_tables` tell it.
///
/// @param schema unquoted, as is the name
/// @param materialized it is a materialized view (`relkind = 'm'`)
/// @param rowSecurity policies say which of its rows a role sees (`relrowsecurity`)
/// @param partitioning its place among partitions
/// @param rows live rows (`n_live_tup`); of a partitioned table those of its partitions
/// @param pages size of its main fork (`pg_relation_size` / block size)
/// @param modifiedSinceAnalyze rows changed since the statistics were made (`n_mod_since_analyze`)
/// @param analyzedAt when that was last, by hand or by autovacuum (the later of `last_analyze` and `last_autoanalyze`); none if never, or
///         before the counters were reset. Autovacuum never analyses a partitioned table
/// @param updates rows updated (`n_tup_upd`)
/// @param hotUpdates of them those that needed no new index entry (`n_tup_hot_upd`)
/// @param fillFactor percent of a page that inserts fill (`fillfactor` in `reloptions`, else 100)
/// @param frozenAge transactions since its oldest unfrozen one (`age(relfrozenxid)`); 0 for a partitioned table
/// @param vacuum how it is kept clean
/// @param columns in the table's order
/// @param indexes all of them, invalid ones too
/// @param foreignKeys those in which this table refers to others
/// @param constraints all others
/// @param statistics those on several columns together
public record TableFacts(
        String schema, String name, boolean materialized, boolean rowSecurity, Partitioning partitioning, Rows rows, Blocks pages,
        Rows modifiedSinceAnalyze, Optional<Instant> analyzedAt, long updates, long hotUpdates, int fillFactor, long frozenAge,
        VacuumFacts vacuum, List<ColumnFacts> columns, List<IndexFacts> indexes, List<ForeignKeyFacts> foreignKeys,
        List<ConstraintFacts> constraints, List<ExtendedStatistics> statistics) {

    public TableFacts {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        constraints = List.copyOf(constraints);
        statistics = List.copyOf(statistics);
    }

    /// It has partitions and no rows of its own (`relkind = 'p'`).
    public boolean partitioned() {
        return partitioning.key().isPresent();
    }

    /// The partitioned table just above, as `schema.name`; none for others.
    public Optional<String> partitionOf() {
        return partitioning.parent();
    }

    public String qualifiedName() {
        return schema + "." + name;
    }
}
