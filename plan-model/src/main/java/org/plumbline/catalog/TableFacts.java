package org.plumbline.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Rows;

/// One table, as `pg_class` and `pg_stat_all_tables` tell it.
///
/// @param schema unquoted, as is the name
/// @param partitioned it has partitions and no rows of its own (`relkind = 'p'`)
/// @param partitionOf the partitioned table just above, qualified as `schema.name` (`pg_inherits`); none for others
/// @param rows live rows (`n_live_tup`); of a partitioned table those of its partitions
/// @param pages size of its main fork (`pg_relation_size` / block size)
/// @param modifiedSinceAnalyze rows changed since the statistics were made (`n_mod_since_analyze`)
/// @param analyzedAt when that was last, by hand or by autovacuum (the later of `last_analyze` and `last_autoanalyze`); none if never, or
///         before the counters were reset. Autovacuum never analyses a partitioned table
/// @param updates rows updated (`n_tup_upd`)
/// @param hotUpdates of them those that needed no new index entry (`n_tup_hot_upd`)
/// @param fillFactor percent of a page that inserts fill (`fillfactor` in `reloptions`, else 100)
/// @param frozenAge transactions since its oldest unfrozen one (`age(relfrozenxid)`); 0 for a partitioned table
/// @param columns in the table's order
/// @param indexes all of them, invalid ones too
/// @param foreignKeys those in which this table refers to others
public record TableFacts(
        String schema, String name, boolean partitioned, Optional<String> partitionOf, Rows rows, Blocks pages, Rows modifiedSinceAnalyze,
        Optional<Instant> analyzedAt, long updates, long hotUpdates, int fillFactor, long frozenAge,
        List<ColumnFacts> columns, List<IndexFacts> indexes, List<ForeignKeyFacts> foreignKeys) {

    public TableFacts {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
    }

    public String qualifiedName() {
        return schema + "." + name;
    }
}
