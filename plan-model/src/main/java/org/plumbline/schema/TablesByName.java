package org.plumbline.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;

/// The tables of a database, found by `schema.name`: there may be ten thousand.
record TablesByName(Map<String, TableFacts> tables) {
    static TablesByName of(CatalogFacts catalog) {
        var tables = new HashMap<String, TableFacts>();
        catalog.tables().forEach(table -> tables.put(table.qualifiedName(), table));
        return new TablesByName(tables);
    }

    Optional<TableFacts> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    Optional<ColumnFacts> column(String table, String name) {
        return table(table).flatMap(known -> known.columns().stream().filter(column -> column.name().equals(name)).findFirst());
    }
}
