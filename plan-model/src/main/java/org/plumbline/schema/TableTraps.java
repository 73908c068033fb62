package org.plumbline.schema;

import java.util.Map;

/// What hangs on one table and is lost, or runs by itself, where the table or a column is made anew: it is read so that advice keeps its
/// hands off.
///
/// @param triggers it has some of its own (`pg_trigger`, none of constraints)
/// @param rules likewise (`pg_rewrite`)
/// @param identityByIndex changes are replicated by the key of an index that was chosen (`relreplident` i): without it they are refused
/// @param published its rows go to subscribers (`pg_publication`)
/// @param deferrable one of its keys may wait for the transaction's end (`condeferrable`)
/// @param columns by name, unquoted; those that have anything of it
/// @param storage of its indexes, by name: what stands between their columns and their WHERE, as ` WITH (fillfactor='55') TABLESPACE fast`
public record TableTraps(
        boolean triggers, boolean rules, boolean identityByIndex, boolean published, boolean deferrable,
        Map<String, ColumnTraps> columns, Map<String, String> storage) {
    /// A table of plain columns.
    public static final TableTraps NONE = new TableTraps(false, false, false, false, false, Map.of());

    public TableTraps {
        columns = Map.copyOf(columns);
        storage = Map.copyOf(storage);
    }

    /// One of plain indexes.
    public TableTraps(
            boolean triggers, boolean rules, boolean identityByIndex, boolean published, boolean deferrable,
            Map<String, ColumnTraps> columns) {
        this(triggers, rules, identityByIndex, published, deferrable, columns, Map.of());
    }

    /// Of one column.
    ///
    /// @param name unquoted
    public ColumnTraps column(String name) {
        return columns.getOrDefault(name, ColumnTraps.NONE);
    }
}
