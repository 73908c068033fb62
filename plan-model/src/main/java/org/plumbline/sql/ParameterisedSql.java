package org.plumbline.sql;

import java.util.List;

/// A statement whose placeholders are PostgreSQL's own: `$1`, `$2` and so on.
///
/// @param sql the statement
/// @param names what the person calls them, in the order of their numbers: `1`, `2` ... or, where they were written `:name`, the names
public record ParameterisedSql(String sql, List<String> names) {
    public ParameterisedSql {
        names = List.copyOf(names);
    }
}
