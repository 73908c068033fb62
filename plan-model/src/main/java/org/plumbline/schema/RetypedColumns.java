package org.plumbline.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;

/// The columns of a database that could get another type by themselves: nothing that is known keeps them ([TypeChange#possible]), no
/// foreign key refers to them, and they neither are generated nor is another one of them.
record RetypedColumns(SchemaFacts facts, Set<Referred> referred) {
    /// A column to which a foreign key refers.
    record Referred(String table, String column) {}

    /// One of them.
    record Retyped(TableFacts table, ColumnFacts column) {}

    static RetypedColumns of(SchemaFacts facts) {
        return new RetypedColumns(facts, facts.catalog().tables().stream().flatMap(table -> table.foreignKeys().stream())
                .flatMap(key -> key.referencedColumns().stream().map(column -> new Referred(key.referenced(), column)))
                .collect(Collectors.toSet()));
    }

    /// Those of which this is true, table by table.
    Stream<Retyped> where(Predicate<ColumnFacts> condition) {
        return facts.catalog().tables().stream().flatMap(table ->
                where(table, condition).stream().map(column -> new Retyped(table, column)));
    }

    /// Those of one table.
    List<ColumnFacts> where(TableFacts table, Predicate<ColumnFacts> condition) {
        return table.columns().stream().filter(column -> condition.test(column)
                && !referred.contains(new Referred(table.qualifiedName(), column.name())) && TypeChange.possible(table, column)
                && traps(table, column).filter(traps -> !traps.generated() && !traps.feedsGenerated()).isPresent()).toList();
    }

    /// What hangs on one of them.
    private Optional<ColumnTraps> traps(TableFacts table, ColumnFacts column) {
        return facts.traps(table.qualifiedName()).map(traps -> traps.column(column.name()));
    }

    /// The collation that it keeps, and its default.
    ColumnTraps kept(TableFacts table, ColumnFacts column) {
        return traps(table, column).orElse(ColumnTraps.NONE);
    }
}
