package org.plumbline.rewrite.proof;

import java.util.List;
import java.util.Optional;

/// Rows with which two statements do not do the same.
///
/// @param tables all that the statements name
/// @param parameters what they were run with, in the order of the original's
/// @param difference how it shows
public record Counterexample(List<Filled> tables, List<Given> parameters, Difference difference) {
    public Counterexample {
        tables = List.copyOf(tables);
        parameters = List.copyOf(parameters);
    }

    /// A table with the rows that are in it.
    ///
    /// @param name as `schema.name`
    /// @param rows each with a value for every column; an empty one is NULL
    public record Filled(String name, List<String> columns, List<List<Optional<String>>> rows) {
        public Filled {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// A parameter's value; of one that becomes an array the text of all of it.
    public record Given(String name, Optional<String> value) {}

    /// How many rows there are in all tables together.
    public int rows() {
        return tables.stream().mapToInt(table -> table.rows().size()).sum();
    }
}
