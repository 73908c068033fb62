package org.plumbline.schema;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;

/// The columns of a database that could get another type by themselves: nothing that is known keeps them ([TypeChange#possible]), and no
/// foreign key refers to them.
record RetypedColumns(CatalogFacts catalog, Set<Referred> referred) {
    /// A column to which a foreign key refers.
    record Referred(String table, String column) {}

    /// One of them.
    record Retyped(TableFacts table, ColumnFacts column) {}

    static RetypedColumns of(CatalogFacts catalog) {
        return new RetypedColumns(catalog, catalog.tables().stream().flatMap(table -> table.foreignKeys().stream())
                .flatMap(key -> key.referencedColumns().stream().map(column -> new Referred(key.referenced(), column)))
                .collect(Collectors.toSet()));
    }

    /// Those of which this is true, table by table.
    Stream<Retyped> where(Predicate<ColumnFacts> condition) {
        return catalog.tables().stream().flatMap(table -> where(table, condition).stream().map(column -> new Retyped(table, column)));
    }

    /// Those of one table.
    List<ColumnFacts> where(TableFacts table, Predicate<ColumnFacts> condition) {
        return table.columns().stream().filter(column -> condition.test(column)
                && !referred.contains(new Referred(table.qualifiedName(), column.name())) && TypeChange.possible(table, column)).toList();
    }
}
