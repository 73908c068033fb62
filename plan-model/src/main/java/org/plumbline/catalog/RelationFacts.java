package org.plumbline.catalog;

import java.util.Optional;

/// One relation of a schema, as `pg_class` and `pg_inherits` tell it: its name is taken, for indexes too.
///
/// @param schema unquoted, as is the name
/// @param kind `relkind`: `r` table, `i` index, `p` partitioned table, `I` index of one, `f` foreign table, `v` view, `S` sequence ...
/// @param parent the partitioned table or index just above, as `schema.name`; none where it is no partition
public record RelationFacts(String schema, String name, char kind, Optional<String> parent) {
    /// A table of another server, which can be a partition and has no indexes.
    public boolean foreign() {
        return kind == 'f';
    }

    public String qualifiedName() {
        return schema + "." + name;
    }
}
