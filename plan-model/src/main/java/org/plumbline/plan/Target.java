package org.plumbline.plan;

import java.util.Optional;

/// What a scan reads or a ModifyTable changes; names unquoted.
///
/// @param schema printed with VERBOSE only
/// @param relation the table's name; none for scans of functions, values, CTEs and subqueries
/// @param alias the name the query gives it; the relation's name where TEXT omits it
public record Target(Optional<String> schema, Optional<String> relation, Optional<String> alias) {
    public static final Target NONE = new Target(Optional.empty(), Optional.empty(), Optional.empty());
}
