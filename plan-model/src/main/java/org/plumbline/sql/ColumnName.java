package org.plumbline.sql;

import java.util.Optional;

/// A column as a condition names it.
///
/// @param qualifier the table's alias, unquoted; EXPLAIN leaves it out for a scan's own columns unless VERBOSE
/// @param name unquoted
public record ColumnName(Optional<String> qualifier, String name) {
    /// Whether it is a column of the scan with this alias, in that scan's own condition or a join's above it.
    public boolean belongsTo(String alias) {
        return qualifier.isEmpty() || qualifier.get().equals(alias);
    }
}
