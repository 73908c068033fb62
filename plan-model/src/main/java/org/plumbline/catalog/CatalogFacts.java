package org.plumbline.catalog;

import java.util.List;
import java.util.Optional;

/// What was read from one server for one plan.
///
/// @param tables those that the plan names, and their partitions
public record CatalogFacts(List<TableFacts> tables) {
    public CatalogFacts {
        tables = List.copyOf(tables);
    }

    /// The table of this name; without a schema the only one that is called so.
    public Optional<TableFacts> table(Optional<String> schema, String name) {
        List<TableFacts> called = tables.stream()
                .filter(table -> table.name().equals(name) && schema.map(table.schema()::equals).orElse(true)).toList();
        return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
    }
}
