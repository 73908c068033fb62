package org.plumbline.catalog;

import java.util.Optional;
import java.util.Set;

/// One relation of a schema, as `pg_class` and `pg_inherits` tell it: its name is taken, for indexes too.
///
/// @param schema unquoted, as is the name
/// @param kind `relkind`: `r` table, `i` index, `p` partitioned table, `I` index of one, `f` foreign table, `v` view, `S` sequence ...
/// @param parent the partitioned table or index just above, as `schema.name`; none where it is no partition
/// @param through names of the views and of the relations with rules through which statements come to its rows, unquoted and without
///        schemas; read of a whole database alone
/// @param inFunctions the body of a function of the database's own names it, or one of those; likewise
public record RelationFacts(
        String schema, String name, char kind, Optional<String> parent, Set<String> through, boolean inFunctions) {
    public RelationFacts {
        through = Set.copyOf(through);
    }

    /// One that statements name themselves, as far as is known.
    public RelationFacts(String schema, String name, char kind, Optional<String> parent) {
        this(schema, name, kind, parent, Set.of(), false);
    }

    /// A table of another server, which can be a partition and has no indexes.
    public boolean foreign() {
        return kind == 'f';
    }

    public String qualifiedName() {
        return schema + "." + name;
    }
}
