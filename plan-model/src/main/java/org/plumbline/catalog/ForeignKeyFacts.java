package org.plumbline.catalog;

import java.util.List;

/// One foreign key of a table (`pg_constraint`, `contype = 'f'`).
///
/// @param name `conname`
/// @param columns referring columns in the constraint's order (`conkey`), unquoted
/// @param referenced the table referred to, as `schema.name`
public record ForeignKeyFacts(String name, List<String> columns, String referenced) {
    public ForeignKeyFacts {
        columns = List.copyOf(columns);
    }
}
