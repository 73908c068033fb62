package org.plumbline.schema;

import java.util.List;
import java.util.Set;

/// What one statement does to one table. What is not sure is left out.
///
/// @param table as `schema.name`
/// @param access what it does
/// @param compared conditions of WHERE and ON on this table's columns alone and at most constants and parameters, as `column operator`
/// @param joined its columns that are equal to another table's
/// @param grouped its columns in GROUP BY
/// @param ordered its columns in ORDER BY
public record TableUse(
        String table, Access access, List<ComparedTo> compared, Set<Joined> joined, Set<String> grouped, Set<String> ordered) {
    /// What a statement does to a table.
    public enum Access { READ, INSERT, UPDATE, DELETE, MERGE }

    /// A column compared with something that is no column.
    ///
    /// @param column unquoted
    /// @param operator `=`, `<`, `BETWEEN`, `IN`, `LIKE`, `IS NULL` ... in upper case
    public record ComparedTo(String column, String operator) {
        private static final Set<String> RANGE = Set.of("<", "<=", ">", ">=", "BETWEEN");

        /// It asks for a range of values.
        public boolean range() {
            return RANGE.contains(operator);
        }

        /// It asks for one value, or for each of several.
        public boolean equality() {
            return operator.equals("=") || operator.equals("IN");
        }
    }

    /// A column that is equal to another table's.
    ///
    /// @param column unquoted
    /// @param other the other table, as `schema.name`
    /// @param otherColumn unquoted
    public record Joined(String column, String other, String otherColumn) {}

    public TableUse {
        compared = List.copyOf(compared);
        joined = Set.copyOf(joined);
        grouped = Set.copyOf(grouped);
        ordered = Set.copyOf(ordered);
    }
}
