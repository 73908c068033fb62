package org.plumbline.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.catalog.CatalogFacts;

/// Names for what a script makes, which nothing in a schema has yet. Each is given once.
final class FreeName {

    private final Set<String> taken = new HashSet<>();

    FreeName(CatalogFacts facts, String schema) {
        facts.relations().stream().filter(relation -> relation.schema().equals(schema)).forEach(relation -> taken.add(relation.name()));
        facts.tables().stream().filter(table -> table.schema().equals(schema)).forEach(table -> {
            taken.add(table.name());
            table.indexes().forEach(index -> taken.add(index.name()));
            table.constraints().forEach(constraint -> taken.add(constraint.name()));
        });
    }

    /// The first part is cut where both are too long together; a number tells it from one that is there.
    ///
    /// @param end without the line in front of it
    /// @return unquoted
    String of(String start, String end) {
        String name = NewName.of(List.of(start), end, taken);
        taken.add(name);
        return name;
    }
}
